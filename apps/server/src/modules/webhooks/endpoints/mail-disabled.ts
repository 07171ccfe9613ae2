import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { MailTemplate } from '../../../platform/mail/letter.ts';
import type { System } from '../../../system.ts';
import { listAdminsToWrite } from '../../access/index.ts';
import { WAITING_DAYS } from '../deliveries/keep-days.ts';
import type { Endpoint } from './endpoint-schemas.ts';

interface Disabled {
  name: string;
  school: string;
  endpoint: string;
  isGone: boolean;
  url: string;
}

/** Told to administrators: nothing is delivered to one of their endpoints any more. */
const webhookDisabled: MailTemplate<Disabled> = {
  name: 'webhook.disabled',
  write: {
    en: ({ name, school, endpoint, isGone, url }) => ({
      subject: `${school}: webhook endpoint switched off`,
      paragraphs: [
        `Hello ${name},`,
        isGone
          ? `${endpoint} answered that it is gone for good (410), so we deliver nothing there any more.`
          : `Nothing we sent to ${endpoint} has arrived for a long time, so we have switched it off.`,
        `Events for it wait, each for ${WAITING_DAYS} days. Once the receiver works again, switch the endpoint on and they go out; what is older is dropped.`,
      ],
      button: { label: 'Open the endpoint', url },
      footer: [],
    }),
    he: ({ name, school, endpoint, isGone, url }) => ({
      subject: `${school}: נקודת קצה של webhook הושבתה`,
      paragraphs: [
        `שלום ${name},`,
        isGone
          ? `הכתובת ${endpoint} השיבה שהיא אינה קיימת עוד (410), ולכן הפסקנו לשלוח אליה.`
          : `זה זמן רב ששום דבר ששלחנו אל ${endpoint} לא הגיע, ולכן השבתנו אותה.`,
        `האירועים עבורה ממתינים, כל אחד במשך ${WAITING_DAYS} ימים. ברגע שהצד המקבל יפעל שוב, אפשר להפעיל את נקודת הקצה והם יישלחו; אירועים ישנים יותר נמחקים.`,
      ],
      button: { label: 'פתיחת נקודת הקצה', url },
      footer: [],
    }),
    vi: ({ name, school, endpoint, isGone, url }) => ({
      subject: `${school}: một điểm nhận webhook đã bị tắt`,
      paragraphs: [
        `Xin chào ${name},`,
        isGone
          ? `${endpoint} trả lời rằng nó không còn tồn tại (410), nên chúng tôi không gửi đến đó nữa.`
          : `Đã lâu không có gì chúng tôi gửi đến ${endpoint} tới nơi, nên chúng tôi đã tắt nó.`,
        `Các sự kiện dành cho nó đang chờ, mỗi sự kiện ${WAITING_DAYS} ngày. Khi bên nhận hoạt động lại, hãy bật điểm nhận này và chúng sẽ được gửi đi; sự kiện cũ hơn sẽ bị bỏ.`,
      ],
      button: { label: 'Mở điểm nhận', url },
      footer: [],
    }),
  },
};

/** Writes to every administrator of the school, in the transaction that switches the endpoint off. */
export async function mailDisabled({ mail, config }: System, tx: TenantTx, { id, name, url, disabledReason }: Endpoint): Promise<void> {
  const base = (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, '');
  for (const { name: person, email, locale, school } of await listAdminsToWrite(tx)) {
    const data = {
      name: person,
      school,
      endpoint: name ?? new URL(url).host,
      isGone: disabledReason === 'gone',
      url: `${base}/webhooks/${id}`,
    };
    await mail.send(tx, { to: email, template: webhookDisabled, locale, data });
  }
}
