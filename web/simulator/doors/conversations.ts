// The Conversations service (`aim.us1.twilio.com`, through Twilsock): enough for its SDK to start. It holds no conversation.
import { ok, type Answer, type Request } from './answer';

const BASE = 'https://aim.us1.twilio.com/Client/v2';
const MEDIA = 'https://mcs.us1.twilio.com/v1/Services/IS00000000000000000000000000000001';

/** Null: nobody knows this request. */
export function answerConversations({ host, path, worker }: Request): Answer | null {
  if (!/^aim\./.test(host) || !worker) return null;
  const [resource = '', ...rest] = path.replace(/^\/Client\/v2\//, '').split('/');
  switch (resource) {
    case 'Configuration':
      return ok(configuration(worker.name));
    case 'Users':
      return ok({ identity: rest[0], friendly_name: rest[0], attributes: '{}' });
    case 'MyConversations':
      return ok({ conversations: [], meta: { next_token: null } });
    default:
      return null;
  }
}

function configuration(identity: string): object {
  return {
    identity,
    links: {
      my_conversations: `${BASE}/MyConversations`,
      conversations: `${BASE}/Conversations`,
      users: `${BASE}/Users`,
      current_user: `${BASE}/Users/me`,
      typing: `${BASE}/Typing`,
      messages_receipts: `${BASE}/Receipts`,
      media_service: `${MEDIA}/Media`,
      media_set_service: `${MEDIA}/MediaSet`,
    },
    options: {
      media_attachments_count_limit: 10,
      media_attachment_size_limit_in_mb: 20,
      media_attachments_total_size_limit_in_mb: 20,
      email_histories_allowed_mime_types: [],
      email_bodies_allowed_mime_types: [],
      user_infos_to_subscribe: 100,
      reachability_enabled: false,
    },
    sync_objects: {
      my_user_info: `chat.user.${identity}`,
      my_conversations: `chat.conversations.${identity}`,
    },
  };
}
