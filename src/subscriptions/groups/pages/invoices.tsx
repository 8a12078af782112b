import { dayText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import type { GroupPageProps } from './group.tsx';
import { Next } from './members.tsx';

/** The invoices of a group's charges, newest first. */
export function Invoices({ frame, invoices }: GroupPageProps) {
  const { words, href, language, timeZone, now } = frame;
  if (invoices.rows.length === 0) return null;
  return (
    <section aria-labelledby="group-invoices">
      <h2 id="group-invoices">{words('subscriptions.group.invoices')}</h2>
      <table class="receipts">
        <thead>
          <tr>
            <th scope="col">{words('site.account.receiptNumber')}</th>
            <th scope="col">{words('site.account.receiptDay')}</th>
            <th scope="col">{words('site.account.receiptAmount')}</th>
          </tr>
        </thead>
        <tbody>
          {invoices.rows.map(({ number, paidAt, total }) => (
            <tr>
              <td>
                <a href={href(`/account/group/invoices/${number}`)}>
                  <bdi dir="ltr">{number}</bdi>
                </a>
              </td>
              <td>{dayText(paidAt, language, timeZone, now)}</td>
              <td>
                <bdi>{moneyText(total, language)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Next frame={frame} next={invoices.next} />
    </section>
  );
}
