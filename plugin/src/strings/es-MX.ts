import type { Translation } from './en';

/** The words of the plugin in Spanish, as Mexico and the rest of America have it. */
export const esMX: Translation = {
  MultiCallForwardFailed:
    'No se pudo tomar una llamada de {{caller}} junto con las demás. Sigue timbrando: acéptela para finalizar la llamada con {{current}}, o rechácela.',
  MultiCallNotTaken: 'No se pudo tomar una llamada de {{caller}} junto con las demás.',
  MultiCallMaxCallsReached:
    'Timbra una llamada de {{caller}}, pero ya tiene todas las llamadas que puede tener. Acéptela para finalizar la llamada con {{current}}, o rechácela.',
  MultiCallNoRoom: 'Timbra una llamada de {{caller}}, pero ya tiene todas las llamadas que puede tener.',
  MultiCallSecondCall:
    'Llamada entrante. ¿Desea aceptar esta tarea y finalizar la llamada actual con {{current}}?',
  MultiCallHoldFailed:
    'No se pudo poner en espera a {{party}}. No se oyen entre ustedes, pero no suena música de espera.',
  MultiCallUnholdFailed:
    'No se pudo retomar a {{party}} de la espera. Intente de nuevo con el botón de espera.',
  MultiCallSilenceFailed:
    'No se pudo silenciar la llamada con {{caller}}. Es posible que aún se oigan entre ustedes.',
  MultiCallOpenFailed:
    'No se pudo abrir la llamada con {{caller}}. No se oyen entre ustedes. Elija la llamada de nuevo o cuelgue.',
  MultiCallDeliverFailed:
    'No se pudo pasar a Flex una llamada de {{caller}}. Es posible que no pueda contestarla.',
  MultiCallShowFailed:
    'Flex no pudo cambiar a la llamada que eligió. Es posible que el botón del micrófono y el teclado no funcionen en esta llamada.',
  MultiCallRecheckFailed:
    'No es seguro quién está en espera en la llamada con {{caller}}. Lo que ve puede no estar actualizado.',
  MultiCallHangUpFailed: 'No se pudo colgar la llamada con {{caller}}. Intente de nuevo.',
  MultiCallCannotStart:
    'En esta sesión no se pueden tener varias llamadas a la vez. Flex funciona como siempre, con una sola llamada.',
  MultiCallLeavingWithCalls: 'Tiene llamadas abiertas. Si sale de la página, terminarán.',
  MultiCallRejoin: 'Ya no está conectado, pero estas personas siguen en la línea: {{callers}}.',
  MultiCallRejoinOnHold: '{{caller}} (en espera)',
  MultiCallRejoinButton: 'Volver a la llamada',
  MultiCallRejoinFailed: 'No se pudo volver a la llamada con {{caller}}.',
  MultiCallElsewhere:
    'Flex está abierto en otra página de este navegador, que tiene sus llamadas. Pasarán a esta página cuando cierre la otra.',
  MultiCallTemplates:
    'Hay dos funciones para varias llamadas a la vez activadas: este complemento y la de flex-project-template. Este complemento se retiró; pida a su administrador que desactive una de ellas.',
  MultiCallUnknownCaller: 'un número desconocido',
  MultiCallPartyCustomer: 'El cliente',
  MultiCallPartyWorker: 'Su colega',
  MultiCallPartyExternal: 'La parte externa',
  MultiCallColumnCalls: 'Llamadas',
  MultiCallStateLive: 'Activa',
  MultiCallStateOnHold: 'En espera',
  MultiCallStateConnecting: 'Conectando',
  MultiCallStateSilent: 'En silencio',
  MultiCallStateCouldNotHold: 'Espera fallida',
  MultiCallStateNoSound: 'Sin sonido',
  MultiCallStateNotSilenced: 'Sin silenciar',
  MultiCallStateStillOnHold: 'Sigue en espera',
  MultiCallStateUncertain: 'Espera incierta',
  MultiCallStateNotHungUp: 'No se pudo colgar',
  MultiCallMuted: 'micrófono silenciado',
  MultiCallMutedOnReturn: 'micrófono silenciado al regresar',
  MultiCallBar: 'Sus llamadas',
  MultiCallMuteCall: 'Silenciar el micrófono en la llamada con {{name}}',
  MultiCallUnmuteCall: 'Activar el micrófono en la llamada con {{name}}',
  MultiCallHangUpCall: 'Colgar la llamada con {{name}}',
  MultiCallNowLive: 'Activa: {{name}}',
  MultiCallNoneLive: 'No hay ninguna llamada activa',
  MultiCallHoldReminder: '{{name}} lleva {{time}} en espera',
  MultiCallStateRinging: 'Timbrando',
  MultiCallStateOffHold: 'Fuera de espera',
  MultiCallMuteOnReturn: 'Silenciar al regresar',
  MultiCallUnmuteOnReturn: 'Activar el micrófono al regresar',
  MultiCallReturn: 'Regresar a esta llamada',
  MultiCallWillBeMuted: 'Su micrófono estará silenciado en la llamada con {{caller}} cuando regrese a ella.',
  MultiCallWillBeUnmuted: 'Su micrófono estará activado en la llamada con {{caller}} cuando regrese a ella.',
  MultiCallResumed: 'La otra llamada terminó: está de nuevo con {{caller}}.',
  MultiCallShortcutNext: 'Siguiente llamada',
  MultiCallShortcutHoldAll: 'Poner en espera todas las llamadas',
  MultiCallDebug: 'Varias llamadas',
  MultiCallDebugJournal: 'Registro',
  MultiCallDebugSave: 'Guardar el registro',
  MultiCallOpenCall: 'Abrir la llamada con {{name}}: {{state}}, {{queue}}',
};
