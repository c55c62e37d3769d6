/** The look of what stands under a participant's name in Flex's canvas, by Flex's own theme. */
import { styled } from '@twilio/flex-ui';
import { token } from '../theme';
import { Line } from './styles';

/** As Flex draws a participant's status, and in a list their name above it (source: ParticipantCanvas.Components). */
export const Status = styled('div')`
  font-size: ${token('fontSizes', 'fontSize20')};
`;

export const ListStatus = styled('div')`
  display: flex;
  flex: 1 1 auto;
  flex-direction: column;
  overflow: hidden;
  & .ParticipantCanvas-Status {
    line-height: ${token('lineHeights', 'lineHeight10')};
  }
`;

export const ListName = styled(Line)`
  font-size: ${token('fontSizes', 'fontSize30')};
  font-weight: ${token('fontWeights', 'fontWeightBold')};
  line-height: ${token('lineHeights', 'lineHeight20')};
`;
