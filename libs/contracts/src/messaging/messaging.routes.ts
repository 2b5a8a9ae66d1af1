import { z } from 'zod';
import * as messaging from './messaging.js';
import { IdParam, None, Nothing } from '../common/common.js';
import { GET, POST, endpoint } from '../define/endpoint.js';

/** What providers send in their own form; read by the handler, which first proves the sender. */
const AsItCame = z.looseObject({});

/** Messages that went out, push to one's own devices, webhooks, and what providers tell us. */
export const messagingRoutes = {
  messages: endpoint(GET, '/messages', 'message.read', messaging.MessagesInput, messaging.MessageList),
  messageCosts: endpoint(
    GET,
    '/messages/costs',
    'message.read',
    messaging.MessageCostsInput,
    messaging.MessageCosts,
  ),
  demoMessages: endpoint(GET, '/messages/demo', 'message.read', None, messaging.DemoMessageList),
  sendMessageAgain: endpoint(POST, '/messages/:id/send-again', 'message.manage', IdParam, messaging.Message),
  pushKey: endpoint(GET, '/push/key', 'session.own', None, messaging.PushKey),
  subscribePush: endpoint(POST, '/push/subscribe', 'session.own', messaging.SubscribePushInput, Nothing),
  unsubscribePush: endpoint(
    POST,
    '/push/unsubscribe',
    'session.own',
    messaging.UnsubscribePushInput,
    Nothing,
  ),
  webhooks: endpoint(GET, '/webhooks', 'webhook.manage', None, messaging.WebhookList),
  createWebhook: endpoint(
    POST,
    '/webhooks',
    'webhook.manage',
    messaging.CreateWebhookInput,
    messaging.Webhook,
  ),
  updateWebhook: endpoint(
    POST,
    '/webhooks/:id',
    'webhook.manage',
    messaging.UpdateWebhookInput,
    messaging.Webhook,
  ),
  removeWebhook: endpoint(POST, '/webhooks/:id/remove', 'webhook.manage', IdParam, Nothing),
  receiveSms: endpoint(POST, '/messaging/sms', 'source', AsItCame, Nothing),
  verifyWhatsApp: endpoint(GET, '/messaging/whatsapp', 'source', messaging.WhatsAppVerifyInput, z.string()),
  receiveWhatsApp: endpoint(POST, '/messaging/whatsapp', 'source', AsItCame, Nothing),
} as const;
