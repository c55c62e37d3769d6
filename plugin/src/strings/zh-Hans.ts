import type { Translation } from './en';

/** The words of the plugin in Chinese, in simplified characters. */
export const zhHans: Translation = {
  MultiCallForwardFailed:
    '无法在保留您其他通话的同时接听 {{caller}} 的来电：{{reason}}。来电仍在响铃：接听将结束当前通话，您也可以拒绝。',
  MultiCallMaxCallsReached: '{{caller}} 来电，但您的通话数已达上限。接听将结束当前通话，您也可以拒绝。',
  MultiCallHoldFailed: '无法保持与{{party}}的通话：{{reason}}。双方互相听不到，但对方听不到等待音乐。',
  MultiCallUnholdFailed: '无法恢复与{{party}}的通话：{{reason}}。请用保持按钮重试。',
  MultiCallSilenceFailed: '无法将与{{party}}的通话静音：{{reason}}。对方可能会听到您的声音。',
  MultiCallCannotStart: '此会话无法同时进行多个通话（{{reason}}）。Flex 照常工作，每次一个通话。',
  MultiCallLeavingWithCalls: '您有正在进行的通话。离开此页面将结束这些通话。',
  MultiCallRejoin: '您已断开连接，但这些来电者仍在线：{{callers}}。',
  MultiCallRejoinOnHold: '{{caller}}（保持中）',
  MultiCallRejoinButton: '重新加入',
  MultiCallRejoinFailed: '无法重新加入与 {{caller}} 的通话：{{reason}}。',
  MultiCallElsewhere: 'Flex 已在此浏览器的另一个页面中打开，您的通话在那里。关闭该页面后，通话会转到此页面。',
  MultiCallUnknownCaller: '未知号码',
  MultiCallPartyCustomer: '客户',
  MultiCallPartyWorker: '您的同事',
  MultiCallPartyExternal: '外部联系人',
  MultiCallColumnCalls: '通话',
  MultiCallStateLive: '通话中',
  MultiCallStateOnHold: '保持中',
  MultiCallStateConnecting: '正在连接',
  MultiCallShortcutNext: '下一个通话',
  MultiCallShortcutHoldAll: '保持所有通话',
  MultiCallOpenCall: '打开与 {{name}} 的通话：{{state}}，{{queue}}',
};
