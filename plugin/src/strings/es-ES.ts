import type { Translation } from './en';

/** The words of the plugin in Spanish, as Spain has it. */
export const esES: Translation = {
  MultiCallForwardFailed:
    'No se ha podido coger una llamada de {{caller}} junto a las demás. Sigue sonando: acéptala para finalizar la llamada con {{current}}, o recházala.',
  MultiCallNotTaken: 'No se ha podido coger una llamada de {{caller}} junto a las demás.',
  MultiCallMaxCallsReached:
    'Suena una llamada de {{caller}}, pero ya tienes todas las llamadas que puedes tener. Acéptala para finalizar la llamada con {{current}}, o recházala.',
  MultiCallNoRoom: 'Suena una llamada de {{caller}}, pero ya tienes todas las llamadas que puedes tener.',
  MultiCallSecondCall:
    'Llamada entrante. ¿Quieres aceptar esta tarea y finalizar la llamada en curso con {{current}}?',
  MultiCallHoldFailed:
    'No se ha podido poner en espera a {{party}}. No os oís, pero no suena música de espera.',
  MultiCallUnholdFailed:
    'No se ha podido recuperar de la espera a {{party}}. Inténtalo de nuevo con el botón de espera.',
  MultiCallSilenceFailed:
    'No se ha podido silenciar la llamada con {{caller}}. Es posible que aún os oigáis.',
  MultiCallOpenFailed:
    'No se ha podido abrir la llamada con {{caller}}. No os oís. Elige la llamada de nuevo o cuelga.',
  MultiCallDeliverFailed:
    'No se ha podido pasar a Flex una llamada de {{caller}}. Es posible que no puedas contestarla.',
  MultiCallShowFailed:
    'Flex no ha podido cambiar a la llamada que has elegido. Es posible que el botón del micro y el teclado no funcionen en esta llamada.',
  MultiCallRecheckFailed:
    'No es seguro quién está en espera en la llamada con {{caller}}. Lo que ves puede no estar actualizado.',
  MultiCallHangUpFailed: 'No se ha podido colgar la llamada con {{caller}}. Inténtalo de nuevo.',
  MultiCallCannotStart:
    'En esta sesión no se pueden tener varias llamadas a la vez. Flex funciona como siempre, con una sola llamada.',
  MultiCallLeavingWithCalls: 'Tienes llamadas abiertas. Si sales de la página, finalizarán.',
  MultiCallRejoin: 'Ya no estás conectado, pero estas personas siguen al teléfono: {{callers}}.',
  MultiCallRejoinOnHold: '{{caller}} (en espera)',
  MultiCallRejoinButton: 'Volver a la llamada',
  MultiCallRejoinFailed: 'No se ha podido volver a la llamada con {{caller}}.',
  MultiCallElsewhere:
    'Flex está abierto en otra página de este navegador, que tiene tus llamadas. Pasarán a esta página cuando cierres la otra.',
  MultiCallTemplates:
    'Hay dos funciones para varias llamadas a la vez activadas: este complemento y la de flex-project-template. Este complemento se ha retirado; pide a tu administrador que desactive una de ellas.',
  MultiCallUnknownCaller: 'un número desconocido',
  MultiCallPartyCustomer: 'El cliente',
  MultiCallPartyWorker: 'Tu compañero',
  MultiCallPartyExternal: 'La parte externa',
  MultiCallColumnCalls: 'Llamadas',
  MultiCallStateLive: 'En curso',
  MultiCallStateOnHold: 'En espera',
  MultiCallStateConnecting: 'Conectando',
  MultiCallStateSilent: 'En silencio',
  MultiCallStateCouldNotHold: 'Espera fallida',
  MultiCallStateNoSound: 'Sin sonido',
  MultiCallStateNotSilenced: 'Sin silenciar',
  MultiCallStateStillOnHold: 'Sigue en espera',
  MultiCallStateUncertain: 'Espera incierta',
  MultiCallStateNotHungUp: 'Sigue sin colgar',
  MultiCallMuted: 'micro silenciado',
  MultiCallMutedOnReturn: 'micro silenciado al volver',
  MultiCallBar: 'Tus llamadas',
  MultiCallMuteCall: 'Silenciar el micro en la llamada con {{name}}',
  MultiCallUnmuteCall: 'Activar el micro en la llamada con {{name}}',
  MultiCallHangUpCall: 'Colgar la llamada con {{name}}',
  MultiCallNowLive: 'En curso: {{name}}',
  MultiCallNoneLive: 'No hay ninguna llamada en curso',
  MultiCallHoldReminder: '{{name}} lleva {{time}} en espera',
  MultiCallStateRinging: 'Sonando',
  MultiCallStateOffHold: 'Fuera de espera',
  MultiCallMuteOnReturn: 'Silenciar al volver',
  MultiCallUnmuteOnReturn: 'Activar el micro al volver',
  MultiCallReturn: 'Volver a esta llamada',
  MultiCallWillBeMuted: 'Tu micrófono estará silenciado en la llamada con {{caller}} cuando vuelvas a ella.',
  MultiCallWillBeUnmuted: 'Tu micrófono estará activado en la llamada con {{caller}} cuando vuelvas a ella.',
  MultiCallResumed: 'La otra llamada ha terminado: vuelves a hablar con {{caller}}.',
  MultiCallShortcutNext: 'Siguiente llamada',
  MultiCallShortcutHoldAll: 'Poner en espera todas las llamadas',
  MultiCallDebug: 'Varias llamadas',
  MultiCallDebugJournal: 'Registro',
  MultiCallDebugSave: 'Guardar el registro',
  MultiCallOpenCall: 'Abrir la llamada con {{name}}: {{state}}, {{queue}}',
};
