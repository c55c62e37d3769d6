/** The look of the debug view, by Flex's own theme. */
import { styled } from '@twilio/flex-ui';
import { token } from '../theme';

export const Page = styled('div')`
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  gap: ${token('spacings', 'space50')};
  width: 100%;
  height: 100%;
  overflow: auto;
  padding: ${token('spacings', 'space70')};
  color: ${token('textColors', 'colorText')};
  background: ${token('backgroundColors', 'colorBackgroundBody')};

  h1,
  h2,
  th {
    font-weight: ${token('fontWeights', 'fontWeightBold')};
  }
  h1 {
    font-size: ${token('fontSizes', 'fontSize70')};
    line-height: ${token('lineHeights', 'lineHeight70')};
  }
  h2 {
    font-size: ${token('fontSizes', 'fontSize50')};
    line-height: ${token('lineHeights', 'lineHeight50')};
  }
  .MultiCall-JournalHead {
    display: flex;
    align-items: center;
    gap: ${token('spacings', 'space50')};
  }
  th,
  td {
    text-align: left;
    padding: ${token('spacings', 'space20')} ${token('spacings', 'space40')};
    border-bottom: 1px solid ${token('borderColors', 'colorBorderWeak')};
  }
  /* the two SIDs */
  td:nth-child(3),
  td:nth-child(4) {
    overflow-wrap: anywhere;
  }
  code,
  pre {
    max-width: 100%;
    font-family: ${token('fonts', 'fontFamilyCode')};
    font-size: ${token('fontSizes', 'fontSize20')};
    line-height: ${token('lineHeights', 'lineHeight20')};
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
