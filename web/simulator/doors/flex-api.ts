// The plain HTTP services that Flex UI asks at start and now and then: configuration, session, plugins, sounds.
import {
  ACCOUNT_SID,
  FLEX_INSTANCE_SID,
  OFFLINE,
  OWN_NUMBER,
  QUEUE_SID,
  WORKFLOW_SID,
  WORKSPACE_SID,
} from '../model/world';
import { expiration, flexUserSid } from '../sessions';
import type { World } from '../model/world';
import { failure, ok, type Answer, type Request } from './answer';
import { silence } from './silence';

export interface FlexPlugin {
  readonly name: string;
  /** The built bundle; its source map is taken from beside it. */
  readonly file: string;
}

export interface FlexApiOptions {
  readonly plugins: readonly FlexPlugin[];
  /** Merged into Flex's configuration: `custom_data` and the like. */
  readonly uiAttributes: Readonly<Record<string, unknown>>;
  /** Feature flags to switch on. */
  readonly features: readonly string[];
}

type Route = (request: Request) => Answer;

/** `eventgw.us1.twilio.com` and `eventgw.twilio.com` are one service. */
const withoutRegion = (host: string): string => host.replace(/\.(us1|stage|dev|ashburn|roaming)(?=\.)/, '');

export function createFlexApi(world: World, options: FlexApiOptions): (request: Request) => Answer | null {
  const features = options.features.map((id) => ({
    id,
    name: id,
    enabled: true,
    description: '',
    stage: 'public',
  }));
  const routes: readonly (readonly [RegExp, Route])[] = [
    [
      // The second is how Flex UI up to 2.11 asks.
      /^POST (flex-api\.twilio\.com\/v1\/Accounts\/[^/]+\/Tokens\/Info|iam\.twilio\.com\/v1\/Accounts\/[^/]+\/Tokens\/validate)$/,
      (request) => tokenInfo(world, request),
    ],
    // Flex asks only where a token's time is over or nearly so. Twilio then refuses one that is over.
    [
      /^POST iam\.twilio\.com\/v1\/Accounts\/[^/]+\/Tokens\/refresh$/,
      () => failure(401, 'Authentication Error - invalid token', 20003),
    ],
    [
      /^GET flex-api\.twilio\.com\/v1\/Configuration(\/Public)?$/,
      () => ok(configuration(options.uiAttributes)),
    ],
    [/^GET flex\.twilio\.com\/api\/v1\/Session$/, () => ok({ features, insightsActive: false, plugins: [] })],
    [/^GET flex\.twilio\.com\/plugins$/, () => ok(options.plugins.map(listed))],
    [/^GET flex\.twilio\.com\/api\/v1\/Features\//, () => ok({ enabled: false })],
    [
      /^GET flex-api\.twilio\.com\/v1\/Instances\/[^/]+\/Teams/,
      () => ok({ teams: [], meta: { next_token: null } }),
    ],
    // The second is what a supervisor is asked for up to 2.8.
    [
      /^GET flex-api\.twilio\.com\/v1\/(account\/provision\/status|Instances\/[^/]+\/Integrations\/AiInsights)$/,
      () => ok({ status: 'inactive' }),
    ],
    [/^GET status\.twilio\.com\/api\/v2\/summary\.json$/, () => ok(allOperational)],
    // Insights of the Voice SDK, and telemetry of Flex: taken and forgotten.
    [/^POST eventgw\.twilio\.com\/v4\//, () => ok({})],
    [/^POST flex-sdk\.twilio\.com\/v1\/Telemetry\/Events$/, () => ok({})],
    // Kept by the browser, as Twilio's: each Device asks for fifteen, and a browser has six connections to one origin.
    [
      /^GET [^ ]+\.(mp3|wav)$/,
      () => ({
        status: 200,
        body: silence(),
        type: 'audio/wav',
        headers: { 'cache-control': 'public, max-age=86400' },
      }),
    ],
    [/^GET assets\.flex\.twilio\.com\/.*countries\.json$/, () => ok([])],
    [/^GET assets\.flex\.twilio\.com\/.*flagPositions\.json$/, () => ok({})],
    [/^GET [^ ]+fonts?[^ ]*\.css$/i, () => ({ status: 200, body: '', type: 'text/css' })],
  ];
  return (request) => {
    const asked = `${request.method} ${withoutRegion(request.host)}${request.path}`;
    return routes.find(([pattern]) => pattern.test(asked))?.[1](request) ?? null;
  };
}

const listed = ({ name }: FlexPlugin): object => ({
  name,
  version: '1.0.0',
  src: `/plugins/${name}.js`,
  phase: 3,
});

function tokenInfo(world: World, { worker }: Request): Answer {
  if (!worker) return failure(401, 'Invalid Access Token', 20101);
  return ok({
    valid: true,
    code: 0,
    message: null,
    worker_sid: worker.sid,
    roles: worker.roles,
    realm_user_id: worker.name,
    identity: worker.name,
    identities: null,
    user_email: `${worker.name}@example.com`,
    expiration: expiration(world),
    flex_user_sid: flexUserSid(worker),
  });
}

const allOperational = {
  page: {},
  components: [],
  incidents: [],
  scheduled_maintenances: [],
  status: { indicator: 'none', description: 'All Systems Operational' },
};

/** flex-api's account configuration: what Flex UI 2.17.1 reads of it. */
function configuration(uiAttributes: Readonly<Record<string, unknown>>): object {
  return {
    account_sid: ACCOUNT_SID,
    flex_instance_sid: FLEX_INSTANCE_SID,
    date_created: '2020-09-13T12:26:40.000Z',
    date_updated: '2020-09-13T12:26:40.000Z',
    status: 'ok',
    attributes: {},
    public_attributes: {},
    taskrouter_workspace_sid: WORKSPACE_SID,
    taskrouter_target_workflow_sid: WORKFLOW_SID,
    taskrouter_target_taskqueue_sid: QUEUE_SID,
    taskrouter_offline_activity_sid: OFFLINE.sid,
    taskrouter_taskqueues: [],
    taskrouter_skills: [],
    taskrouter_worker_channels: {},
    taskrouter_worker_attributes: {},
    runtime_domain: 'http://localhost',
    messaging_service_instance_sid: null,
    chat_service_instance_sid: 'IS00000000000000000000000000000001',
    flex_service_instance_sid: 'IS00000000000000000000000000000002',
    ui_language: 'en-US',
    ui_version: '2.17.1',
    ui_dependencies: {},
    ui_attributes: { version_compatibility: 'yes', version_message: null, ...uiAttributes },
    service_version: 'simulated',
    call_recording_enabled: false,
    call_recording_webhook_url: null,
    crm_enabled: false,
    crm_type: null,
    crm_callback_url: null,
    crm_fallback_url: null,
    crm_attributes: null,
    plugin_service_enabled: true,
    plugin_service_attributes: {},
    integrations: [],
    outbound_call_flows: {
      default: {
        enabled: true,
        caller_id: OWN_NUMBER,
        workflow_sid: WORKFLOW_SID,
        queue_sid: QUEUE_SID,
        location: 'US',
      },
    },
    queue_stats_configuration: {},
    notifications: { enabled: false, mode: 'whenNotInFocus' },
    markdown: { enabled: false, mode: 'readOnly' },
    channel_configs: [],
    url: 'https://flex-api.twilio.com/v1/Configuration',
    flex_url: 'https://flex.twilio.com',
    flex_insights_hr: {},
    debugger_integration: { enabled: false },
    flex_ui_status_report: { enabled: false },
    agent_conv_end_methods: null,
    citrix_voice_vdi: null,
  };
}
