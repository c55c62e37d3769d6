import type { Translation } from './en';

/** The words of the plugin in Portuguese, as Brazil has it. */
export const ptBR: Translation = {
  MultiCallForwardFailed:
    'Não foi possível atender uma chamada de {{caller}} junto com as outras: {{reason}}. Ela continua tocando: aceite-a para encerrar a chamada atual, ou rejeite-a.',
  MultiCallMaxCallsReached:
    'Uma chamada de {{caller}} está tocando, mas você já tem todas as chamadas que pode ter. Aceite-a para encerrar a chamada atual, ou rejeite-a.',
  MultiCallHoldFailed:
    'Não foi possível colocar {{party}} em espera: {{reason}}. Vocês não se ouvem, mas não há música de espera.',
  MultiCallUnholdFailed:
    'Não foi possível retirar {{party}} da espera: {{reason}}. Tente de novo com o botão de espera.',
  MultiCallSilenceFailed:
    'Não foi possível silenciar a chamada com {{party}}: {{reason}}. Talvez ela ainda ouça você.',
  MultiCallCannotStart:
    'Nesta sessão não é possível ter várias chamadas ao mesmo tempo ({{reason}}). O Flex funciona como sempre, com uma chamada por vez.',
  MultiCallLeavingWithCalls: 'Você tem chamadas abertas. Sair da página encerra essas chamadas.',
  MultiCallRejoin: 'Você não está mais conectado, mas estas pessoas continuam na linha: {{callers}}.',
  MultiCallRejoinOnHold: '{{caller}} (em espera)',
  MultiCallRejoinButton: 'Voltar à chamada',
  MultiCallRejoinFailed: 'Não foi possível voltar à chamada com {{caller}}: {{reason}}.',
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
  MultiCallMuted: 'microfone mudo',
  MultiCallMutedOnReturn: 'microfone mudo ao voltar',
  MultiCallBar: 'Suas chamadas',
  MultiCallNowLive: 'Ativa: {{name}}',
  MultiCallNoneLive: 'Nenhuma chamada está ativa',
  MultiCallHoldReminder: '{{name}} está em espera há {{time}}',
  MultiCallStateRinging: 'Tocando',
  MultiCallStateOffHold: 'Fora de espera',
  MultiCallMuteOnReturn: 'Silenciar ao voltar',
  MultiCallUnmuteOnReturn: 'Ativar o microfone ao voltar',
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
