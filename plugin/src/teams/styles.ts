/** The look of the calls column, by Flex's own theme. */
import { styled } from '@twilio/flex-ui';
import { token } from '../theme';

export const Lines = styled('div')`
  display: flex;
  flex-direction: column;
  gap: ${token('spacings', 'space20')};
  min-width: 11rem;
  padding: ${token('spacings', 'space30')} ${token('spacings', 'space40')} ${token('spacings', 'space30')} 0;
`;

/** No height and no clipping anywhere: what does not fit wraps, and the row grows (S11). */
export const Line = styled('button')`
  display: block;
  width: 100%;
  text-align: left;
  cursor: pointer;
  font: inherit;
  color: ${token('textColors', 'colorText')};
  padding: ${token('spacings', 'space20')} ${token('spacings', 'space30')};
  border: 1px solid ${token('borderColors', 'colorBorderWeak')};
  border-radius: ${token('radii', 'borderRadius20')};
  background: ${token('backgroundColors', 'colorBackgroundBody')};
  &[data-monitored='true'] {
    border-color: ${token('borderColors', 'colorBorderPrimary')};
  }
  &:hover,
  &:focus-visible,
  &[aria-pressed='true'] {
    border-color: ${token('borderColors', 'colorBorderPrimary')};
    background: ${token('backgroundColors', 'colorBackgroundPrimaryWeakest')};
  }
  &:focus-visible {
    outline: 2px solid ${token('borderColors', 'colorBorderPrimary')};
  }
`;

export const Head = styled('span')`
  display: flex;
  flex-wrap: wrap;
  justify-content: space-between;
  column-gap: ${token('spacings', 'space30')};
`;

export const Name = styled('span')`
  font-weight: ${token('fontWeights', 'fontWeightBold')};
  overflow-wrap: anywhere;
`;

/** The colour goes with the word, never alone. */
export const State = styled('span')`
  white-space: nowrap;
  font-variant-numeric: tabular-nums;
  color: ${token('textColors', 'colorTextWeak')};
  &[data-state='live'] {
    color: ${token('textColors', 'colorTextSuccess')};
  }
`;

export const Queue = styled('span')`
  display: block;
  overflow-wrap: anywhere;
  color: ${token('textColors', 'colorTextWeak')};
`;
