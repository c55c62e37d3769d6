import type { Translation } from './en';

/** The words of the plugin in Portuguese, as Brazil has it. */
export const ptBR: Translation = {
  MultiCallForwardFailed:
    'Não foi possível atender uma chamada de {{caller}} junto com as outras. Ela continua tocando: aceite-a para encerrar a chamada com {{current}}, ou rejeite-a.',
  MultiCallNotTaken: 'Não foi possível atender uma chamada de {{caller}} junto com as outras.',
  MultiCallMaxCallsReached:
    'Uma chamada de {{caller}} está tocando, mas você já tem todas as chamadas que pode ter. Aceite-a para encerrar a chamada com {{current}}, ou rejeite-a.',
  MultiCallNoRoom: 'Uma chamada de {{caller}} está tocando, mas você já tem todas as chamadas que pode ter.',
  MultiCallSecondCall:
    'Chamada recebida. Deseja aceitar esta tarefa e encerrar a chamada de voz atual com {{current}}?',
  MultiCallHoldFailed:
    'Não foi possível colocar {{party}} em espera. Vocês não se ouvem, mas não há música de espera.',
  MultiCallUnholdFailed: 'Não foi possível retirar {{party}} da espera. Tente de novo com o botão de espera.',
  MultiCallSilenceFailed: 'Não foi possível silenciar a chamada com {{caller}}. Talvez vocês ainda se ouçam.',
  MultiCallOpenFailed:
    'Não foi possível abrir a chamada com {{caller}}. Vocês não se ouvem. Escolha a chamada de novo ou desligue.',
  MultiCallDeliverFailed:
    'Não foi possível passar ao Flex uma chamada de {{caller}}. Talvez você não consiga atendê-la.',
  MultiCallShowFailed:
    'O Flex não conseguiu mudar para a chamada que você escolheu. O botão de microfone e o teclado podem não funcionar nesta chamada.',
  MultiCallRecheckFailed:
    'Não é certo quem está em espera na chamada com {{caller}}. O que você vê pode estar desatualizado.',
  MultiCallHangUpFailed: 'Não foi possível desligar a chamada com {{caller}}. Tente de novo.',
  MultiCallCannotStart:
    'Nesta sessão não é possível ter várias chamadas ao mesmo tempo. O Flex funciona como sempre, com uma chamada por vez.',
  MultiCallLeavingWithCalls: 'Você tem chamadas abertas. Sair da página encerra essas chamadas.',
  MultiCallRejoin: 'Você não está mais conectado, mas estas pessoas continuam na linha: {{callers}}.',
  MultiCallRejoinOnHold: '{{caller}} (em espera)',
  MultiCallRejoinButton: 'Voltar à chamada',
  MultiCallRejoinFailed: 'Não foi possível voltar à chamada com {{caller}}.',
  MultiCallElsewhere:
    'O Flex está aberto em outra página deste navegador, que está com suas chamadas. Elas vêm para esta página quando a outra for fechada.',
  MultiCallTemplates:
    'Há dois recursos para várias chamadas ao mesmo tempo ativados: este plugin e o do flex-project-template. Este plugin saiu de cena; peça ao administrador que desative um deles.',
  MultiCallUnknownCaller: 'um número desconhecido',
  MultiCallPartyCustomer: 'O cliente',
  MultiCallPartyWorker: 'Seu colega',
  MultiCallPartyExternal: 'A parte externa',
  MultiCallColumnCalls: 'Chamadas',
  MultiCallStateLive: 'Ativa',
  MultiCallStateOnHold: 'Em espera',
  MultiCallStateConnecting: 'Conectando',
  MultiCallStateSilent: 'Em silêncio',
  MultiCallStateCouldNotHold: 'Falha na espera',
  MultiCallStateNoSound: 'Sem som',
  MultiCallStateNotSilenced: 'Não silenciada',
  MultiCallStateStillOnHold: 'Ainda em espera',
  MultiCallStateUncertain: 'Espera incerta',
  MultiCallStateNotHungUp: 'Não desligou',
  MultiCallMuted: 'microfone mudo',
  MultiCallMutedOnReturn: 'microfone mudo ao voltar',
  MultiCallBar: 'Suas chamadas',
  MultiCallMuteCall: 'Silenciar o microfone na chamada com {{name}}',
  MultiCallUnmuteCall: 'Ativar o microfone na chamada com {{name}}',
  MultiCallHangUpCall: 'Desligar a chamada com {{name}}',
  MultiCallNowLive: 'Ativa: {{name}}',
  MultiCallNoneLive: 'Nenhuma chamada está ativa',
  MultiCallHoldReminder: '{{name}} está em espera há {{time}}',
  MultiCallStateRinging: 'Tocando',
  MultiCallStateOffHold: 'Fora de espera',
  MultiCallMuteOnReturn: 'Silenciar ao voltar',
  MultiCallUnmuteOnReturn: 'Ativar o microfone ao voltar',
  MultiCallReturn: 'Voltar a esta chamada',
  MultiCallWillBeMuted: 'Seu microfone ficará mudo na chamada com {{caller}} quando você voltar a ela.',
  MultiCallWillBeUnmuted: 'Seu microfone ficará ligado na chamada com {{caller}} quando você voltar a ela.',
  MultiCallResumed: 'A outra chamada terminou: você está de volta com {{caller}}.',
  MultiCallShortcutNext: 'Próxima chamada',
  MultiCallShortcutHoldAll: 'Colocar todas as chamadas em espera',
  MultiCallDebug: 'Várias chamadas',
  MultiCallDebugJournal: 'Registro',
  MultiCallDebugSave: 'Salvar o registro',
  MultiCallOpenCall: 'Abrir a chamada com {{name}}: {{state}}, {{queue}}',
};
