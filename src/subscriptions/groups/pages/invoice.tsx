import { type Frame, Page } from '#design';
import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { Invoice, Party } from '../invoices.ts';
import { taxWithin } from '../rules.ts';

/** An invoice, or the receipt of one reader, to be printed or kept. */
export function InvoicePage({ frame, invoice }: { frame: Frame; invoice: Invoice }) {
  const { words, language, timeZone } = frame;
  const { number, total, buyer, seats, vatPermille, paidAt, startsAt, endsAt, refundedMinor } = invoice;
  const day = (at: Date) => dayText(at, language, timeZone, new Date(0));
  const money = (minor: number) => moneyText({ minor, currency: total.currency }, language);
  const tax = taxWithin(total.minor, vatPermille);
  const rate = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(vatPermille / 10);
  const title = words(buyer ? 'subscriptions.invoice.title' : 'subscriptions.invoice.receipt', { number });
  return (
    <Page frame={frame} kind="account" title={title} noindex>
      <article class="invoice">
        <h1>{title}</h1>
        <div class="invoice-parties">
          <PartyLines
            label={words('subscriptions.invoice.from')}
            party={{ ...invoice.seller, name: invoice.seller.name || frame.paper.name }}
            frame={frame}
          />
          {buyer ? <PartyLines label={words('subscriptions.invoice.to')} party={buyer} frame={frame} /> : null}
        </div>
        <dl class="facts">
          <div>
            <dt>{words('subscriptions.invoice.number')}</dt>
            <dd>
              <bdi dir="ltr">{number}</bdi>
            </dd>
          </div>
          <div>
            <dt>{words('mail.facts.paidOn')}</dt>
            <dd>{day(paidAt)}</dd>
          </div>
          {endsAt > startsAt ? (
            <div>
              <dt>{words('mail.facts.period')}</dt>
              <dd>{words('mail.facts.fromTo', { from: day(startsAt), to: day(endsAt) })}</dd>
            </div>
          ) : null}
        </dl>
        <table class="receipts">
          <tbody>
            <tr>
              <th scope="row">
                {seats
                  ? words('subscriptions.invoice.seats', { paper: frame.paper.name, seats })
                  : words('subscriptions.invoice.one', { paper: frame.paper.name })}
              </th>
              <td class="amount">
                <bdi>{money(total.minor - tax)}</bdi>
              </td>
            </tr>
            {vatPermille > 0 ? (
              <tr>
                <th scope="row">{words('subscriptions.invoice.vat', { rate })}</th>
                <td class="amount">
                  <bdi>{money(tax)}</bdi>
                </td>
              </tr>
            ) : null}
            <tr class="invoice-total">
              <th scope="row">{words('subscriptions.invoice.total')}</th>
              <td class="amount">
                <bdi>{money(total.minor)}</bdi>
              </td>
            </tr>
            {refundedMinor > 0 ? (
              <tr>
                <th scope="row">{words('subscriptions.invoice.returned')}</th>
                <td class="amount">
                  <bdi>{money(refundedMinor)}</bdi>
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
        <p class="form-note">{words('subscriptions.invoice.paid')}</p>
      </article>
    </Page>
  );
}

function PartyLines({ label, party: { name, address, vatId }, frame }: { label: string; party: Party; frame: Frame }) {
  return (
    <div>
      <h2>{label}</h2>
      <address>
        {[name, ...address.split('\n')].filter(Boolean).map((line) => (
          <div dir="auto">{line}</div>
        ))}
        {vatId ? (
          <div>
            {frame.words('subscriptions.invoice.vatId')} <bdi dir="ltr">{vatId}</bdi>
          </div>
        ) : null}
      </address>
    </div>
  );
}
