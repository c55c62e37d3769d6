/** The theme Flex draws itself with: what is styled by it follows light and dark and an admin's colours. */

type Tokens = Readonly<Record<string, Readonly<Record<string, string>>>>;
type TokenGroup =
  | 'backgroundColors'
  | 'borderColors'
  | 'fontSizes'
  | 'fontWeights'
  | 'fonts'
  | 'lineHeights'
  | 'radii'
  | 'spacings'
  | 'textColors';

/** A token of Flex's theme (Paste's names). Emotion types the theme it hands out as empty. */
export function token(group: TokenGroup, name: string): (props: { theme?: unknown }) => string {
  return ({ theme }) => (theme as { tokens: Tokens }).tokens[group]?.[name] ?? 'inherit';
}
