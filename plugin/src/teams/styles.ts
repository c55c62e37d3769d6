/**
 * The look of the calls column, by Flex's own theme. One styled element for a cell, and classes within: with 500 rows
 * each styled element of a line would be 1500 more.
 */
import { styled } from '@twilio/flex-ui';
import { token } from '../theme';

/** No height and no clipping anywhere: what does not fit wraps, and the row grows (S11). The colour goes with the word, never alone. */
export const Lines = styled('div')`
  display: flex;
  flex-direction: column;
  gap: ${token('spacings', 'space20')};
  min-width: 11rem;
  max-width: 32rem;
  padding: ${token('spacings', 'space30')} ${token('spacings', 'space40')} ${token('spacings', 'space30')} 0;

  .MultiCall-CallLine {
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
  }
  .MultiCall-CallLine:disabled {
    cursor: default;
    border-style: dashed;
  }
  .MultiCall-CallLine[data-monitored='true'] {
    border-color: ${token('borderColors', 'colorBorderPrimary')};
  }
  .MultiCall-CallLine:hover:enabled,
  .MultiCall-CallLine:focus-visible,
  .MultiCall-CallLine[aria-pressed='true'] {
    border-color: ${token('borderColors', 'colorBorderPrimary')};
    background: ${token('backgroundColors', 'colorBackgroundPrimaryWeakest')};
  }
  .MultiCall-CallLine:focus-visible {
    outline: 2px solid ${token('borderColors', 'colorBorderPrimary')};
  }
  .MultiCall-CallHead {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: ${token('spacings', 'space30')};
  }
  .MultiCall-CallName {
    font-weight: ${token('fontWeights', 'fontWeightBold')};
    overflow-wrap: anywhere;
  }
  .MultiCall-CallState {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
    color: ${token('textColors', 'colorTextWeak')};
  }
  [data-state='live'] .MultiCall-CallState {
    color: ${token('textColors', 'colorTextSuccess')};
  }
  .MultiCall-CallQueue {
    display: block;
    overflow-wrap: anywhere;
    color: ${token('textColors', 'colorTextWeak')};
  }
`;
