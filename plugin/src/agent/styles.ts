/** The look of the calls bar and of a row's state, by Flex's own theme. Colour goes with a word and a sign, never alone. */
import { styled } from '@twilio/flex-ui';
import { token } from '../theme';

/**
 * As many rows as the calls need, and scrolls when they would take the desktop's place. Above the rows of the task list,
 * which it lies over while a notification has its place.
 */
export const Bar = styled('div')`
  position: relative;
  z-index: 5; /* under the notifications, over the handle between list and canvas */
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
  &[data-wide='true'] {
    grid-template-columns: repeat(auto-fit, minmax(11.5rem, 1fr)); /* room for a chip's buttons */
  }
  flex: 0 0 auto;
  gap: ${token('spacings', 'space20')};
  max-height: 30vh;
  overflow-y: auto;
  padding: ${token('spacings', 'space30')};
  border-bottom: 1px solid ${token('borderColors', 'colorBorderWeak')};
  background: ${token('backgroundColors', 'colorBackground')};
`;

export const Chip = styled('button')`
  display: flex;
  flex-direction: column;
  min-width: 0;
  text-align: left;
  cursor: pointer;
  font: inherit;
  font-size: ${token('fontSizes', 'fontSize20')};
  line-height: ${token('lineHeights', 'lineHeight20')};
  color: ${token('textColors', 'colorText')};
  padding: ${token('spacings', 'space20')} ${token('spacings', 'space40')};
  border: 1px solid ${token('borderColors', 'colorBorderWeak')};
  border-radius: ${token('radii', 'borderRadius20')};
  background: ${token('backgroundColors', 'colorBackgroundBody')};
  &[aria-pressed='true'] {
    border-color: ${token('borderColors', 'colorBorderSuccess')};
    box-shadow: inset 4px 0 0 ${token('borderColors', 'colorBorderSuccess')};
  }
  &:hover {
    border-color: ${token('borderColors', 'colorBorderPrimary')};
    background: ${token('backgroundColors', 'colorBackgroundPrimaryWeakest')};
  }
  &:focus-visible {
    outline: 2px solid ${token('borderColors', 'colorBorderPrimary')};
    outline-offset: 1px;
  }
`;

/** A chip, and next to it the buttons of a call for which Flex has none. */
export const Cell = styled('div')`
  display: flex;
  min-width: 0;
  & > .MultiCall-Chip {
    flex: 1 1 auto;
  }
`;

export const Buttons = styled('div')`
  display: flex;
  flex-direction: column;
  justify-content: center;
  gap: ${token('spacings', 'space20')};
  padding: 0 ${token('spacings', 'space20')};
`;

/** Who and where from, each cut where it must be: the chip's title has them whole. */
export const Line = styled('span')`
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
`;

export const Name = styled(Line)`
  font-weight: ${token('fontWeights', 'fontWeightBold')};
  font-size: ${token('fontSizes', 'fontSize30')};
`;

export const Standing = styled('span')`
  display: inline-flex;
  flex-wrap: wrap;
  align-items: center;
  column-gap: ${token('spacings', 'space20')};
  font-size: ${token('fontSizes', 'fontSize20')};
  line-height: ${token('lineHeights', 'lineHeight20')};
  font-variant-numeric: tabular-nums;
  color: ${token('textColors', 'colorText')};
`;

/** The live one is the text's colours turned round, which is legible in every theme. */
export const Pill = styled('span')`
  display: inline-flex;
  align-items: center;
  white-space: nowrap;
  &[data-state='live'] {
    padding: 0 ${token('spacings', 'space20')};
    border-radius: ${token('radii', 'borderRadius20')};
    font-weight: ${token('fontWeights', 'fontWeightBold')};
    color: ${token('backgroundColors', 'colorBackgroundBody')};
    background: ${token('textColors', 'colorTextSuccess')};
  }
  &[data-trouble] {
    font-weight: ${token('fontWeights', 'fontWeightBold')};
    color: ${token('textColors', 'colorTextErrorStrong')};
  }
  &[data-state='late'] {
    font-weight: ${token('fontWeights', 'fontWeightBold')};
    color: ${token('textColors', 'colorTextWarningStrong')};
  }
`;

/** Flex's icons are 24 px and keep their colour from the text around them. */
export const Sign = styled('span')`
  display: inline-flex;
  margin-right: 2px;
  & .Twilio-Icon,
  & svg {
    width: 1rem;
    height: 1rem;
    color: inherit;
  }
`;

/** For those who hear the page. */
export const SPOKEN_ONLY =
  'position:absolute;width:1px;height:1px;margin:-1px;padding:0;border:0;overflow:hidden;clip:rect(0 0 0 0);white-space:nowrap';

/**
 * What a row says, on the one line that Flex has for it: what has no room there is left out. And a mark at the row's edge
 * beside the live one.
 */
export const Row = styled('span')`
  display: flex;
  min-width: 0;
  & .MultiCall-Standing {
    min-width: 0;
    max-height: ${token('lineHeights', 'lineHeight20')};
    overflow: hidden;
  }
  & .MultiCall-State,
  & .MultiCall-Muted {
    display: block;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  & .MultiCall-Muted {
    flex: 1 1 1.5rem;
    max-width: max-content;
  }
  & .MultiCall-State > :first-child,
  & .MultiCall-Muted > :first-child {
    vertical-align: text-bottom;
  }
  &[data-live='true']::before {
    content: '';
    position: absolute;
    inset: 0 auto 0 0;
    width: 4px;
    background: ${token('backgroundColors', 'colorBackgroundSuccess')};
  }
`;
