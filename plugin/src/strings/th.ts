import type { Translation } from './en';

/** The words of the plugin in Thai. */
export const th: Translation = {
  MultiCallForwardFailed:
    'ไม่สามารถรับสายจาก {{caller}} พร้อมกับสายอื่นของคุณได้: {{reason}} สายนี้ยังดังอยู่: กดรับเพื่อวางสายปัจจุบัน หรือกดปฏิเสธ',
  MultiCallMaxCallsReached:
    'มีสายเข้าจาก {{caller}} แต่คุณมีจำนวนสายครบตามที่กำหนดแล้ว กดรับเพื่อวางสายปัจจุบัน หรือกดปฏิเสธ',
  MultiCallHoldFailed: 'ไม่สามารถพักสายของ {{party}} ได้: {{reason}} คุณกับคู่สายไม่ได้ยินกัน แต่คู่สายจะไม่ได้ยินเพลงรอสาย',
  MultiCallUnholdFailed: 'ไม่สามารถเลิกพักสายของ {{party}} ได้: {{reason}} โปรดลองอีกครั้งด้วยปุ่มพักสาย',
  MultiCallSilenceFailed: 'ไม่สามารถปิดเสียงสายของ {{party}} ได้: {{reason}} คู่สายอาจได้ยินคุณ',
  MultiCallCannotStart: 'เซสชันนี้ใช้งานหลายสายพร้อมกันไม่ได้ ({{reason}}) Flex ยังทำงานตามปกติ ครั้งละหนึ่งสาย',
  MultiCallLeavingWithCalls: 'คุณมีสายที่ยังเปิดอยู่ หากออกจากหน้านี้ สายจะถูกวาง',
  MultiCallRejoin: 'คุณไม่ได้เชื่อมต่ออยู่แล้ว แต่ผู้โทรเหล่านี้ยังอยู่ในสาย: {{callers}}',
  MultiCallRejoinOnHold: '{{caller}} (พักสาย)',
  MultiCallRejoinButton: 'กลับเข้าสาย',
  MultiCallRejoinFailed: 'ไม่สามารถกลับเข้าสายของ {{caller}} ได้: {{reason}}',
  MultiCallElsewhere: 'Flex เปิดอยู่ในอีกหน้าหนึ่งของเบราว์เซอร์นี้ และสายของคุณอยู่ที่หน้านั้น สายจะย้ายมาที่หน้านี้เมื่อปิดหน้านั้น',
  MultiCallTemplates:
    'มีฟีเจอร์สำหรับหลายสายพร้อมกันเปิดอยู่สองตัว คือปลั๊กอินนี้และของ flex-project-template ปลั๊กอินนี้หยุดทำงานแล้ว โปรดขอให้ผู้ดูแลระบบปิดตัวใดตัวหนึ่ง',
  MultiCallUnknownCaller: 'หมายเลขที่ไม่รู้จัก',
  MultiCallPartyCustomer: 'ลูกค้า',
  MultiCallPartyWorker: 'เพื่อนร่วมงานของคุณ',
  MultiCallPartyExternal: 'บุคคลภายนอก',
  MultiCallColumnCalls: 'สาย',
  MultiCallStateLive: 'กำลังสนทนา',
  MultiCallStateOnHold: 'พักสาย',
  MultiCallStateConnecting: 'กำลังเชื่อมต่อ',
  MultiCallStateSilent: 'ไม่ได้ยินกัน',
  MultiCallStateCouldNotHold: 'พักสายไม่สำเร็จ',
  MultiCallMuted: 'ปิดไมค์',
  MultiCallMutedOnReturn: 'ปิดไมค์เมื่อกลับมา',
  MultiCallBar: 'สายของคุณ',
  MultiCallNowLive: 'กำลังสนทนา: {{name}}',
  MultiCallNoneLive: 'ไม่มีสายที่กำลังสนทนา',
  MultiCallHoldReminder: '{{name}} พักสายมาแล้ว {{time}}',
  MultiCallStateRinging: 'สายเรียกเข้า',
  MultiCallShortcutNext: 'สายถัดไป',
  MultiCallShortcutHoldAll: 'พักสายทั้งหมด',
  MultiCallOpenCall: 'เปิดสายของ {{name}}: {{state}}, {{queue}}',
};
