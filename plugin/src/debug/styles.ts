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
  th,
  td {
    text-align: left;
    padding: ${token('spacings', 'space20')} ${token('spacings', 'space40')};
    border-bottom: 1px solid ${token('borderColors', 'colorBorderWeak')};
    overflow-wrap: anywhere;
  }
  code,
  pre {
    max-width: 100%;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
