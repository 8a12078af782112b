import type { Gate } from '#access';
import { type Frame, type FrameOf, Page, pageText, SubmitButton } from '#design';
import { PreferenceFields, type PreferencesView, preferencesOf } from '#newsletters';
import type { App } from '#platform/app.ts';
import { dayText } from '#platform/dates.ts';
import { invariant } from '#platform/errors.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { moneyText } from '#platform/money.ts';
import { type Device, devicesOf, readerOf } from '#readers';
import { readSettings } from '#settings';
import {
  GrantPart,
  GroupPart,
  groupsOf,
  openGrantsOf,
  type Receipt,
  receiptsOf,
  SubscriptionPart,
  saidIn,
  subscriptionOf,
} from '#subscriptions';

/** The reader's own page: plan, next charge, card, receipts, newsletters, devices. */
export function accountPage(app: App, _gate: Gate, frameOf: FrameOf) {
  return async (c: Ctx) => {
    const reader = await readerOf(app, c);
    invariant(reader, 'the route lets only readers in');
    const [frame, subscription, grants, devices, preferences, settings, groups] = await Promise.all([
      frameOf(c),
      subscriptionOf(app.db, reader.id, app.clock()),
      openGrantsOf(app.db, reader.id, app.clock()),
      devicesOf(app, c, reader.id),
      preferencesOf(app.db, reader.email, c.get('language'), app.clock()),
      readSettings(app),
      groupsOf(app.db, reader, app.clock()),
    ]);
    const receipts = subscription ? subscription.receipts : await receiptsOf(app.db, reader.id);
    const { words } = frame;
    return privatePage(
      c,
      pageText(
        <Page frame={frame} kind="account" title={words('site.account.title')} noindex>
          <div class="account">
            <header class="list-head">
              <h1>{words('site.account.title')}</h1>
              <div class="account-address">
                <p>
                  {words('site.account.signedInAs')} <bdi>{reader.email}</bdi>
                </p>
                <form method="post" action={frame.href('/sign-out')}>
                  <SubmitButton look="quiet">{words('site.account.signOut')}</SubmitButton>
                </form>
              </div>
            </header>
            <GrantPart frame={frame} grants={grants} />
            <SubscriptionPart frame={frame} subscription={subscription} said={saidIn(c)} />
            <GroupPart frame={frame} groups={groups} hasOwn={subscription?.nextCharge !== undefined} />
            <Newsletters frame={frame} preferences={preferences} languages={settings.paper.languages} />
            <Receipts frame={frame} receipts={receipts} />
            <Devices frame={frame} devices={devices} />
            <OwnData frame={frame} mayGive={!!subscription && subscription.state !== 'ended'} />
          </div>
        </Page>,
      ),
    );
  };
}

function day(frame: Frame, at: Date) {
  return <time datetime={at.toISOString()}>{dayText(at, frame.language, frame.timeZone, frame.now)}</time>;
}

function Newsletters({ frame, preferences, languages }: { frame: Frame; preferences: PreferencesView; languages: string[] }) {
  const { words } = frame;
  return (
    <section class="account-part" aria-labelledby="account-newsletters">
      <h2 id="account-newsletters">{words('site.account.newsletters')}</h2>
      <form method="post" action={frame.href('/account/newsletters')}>
        <PreferenceFields frame={frame} preferences={preferences} languages={languages} />
        <p class="hint">{words('newsletters.preferences.consent')}</p>
        <SubmitButton look="quiet">{words('site.account.saveNewsletters')}</SubmitButton>
      </form>
    </section>
  );
}

function Receipts({ frame, receipts }: { frame: Frame; receipts: Receipt[] }) {
  const { words, language } = frame;
  if (receipts.length === 0) return null;
  return (
    <section class="account-part" aria-labelledby="account-receipts">
      <h2 id="account-receipts">{words('site.account.receipts')}</h2>
      <table class="receipts">
        <thead>
          <tr>
            <th scope="col">{words('site.account.receiptNumber')}</th>
            <th scope="col">{words('site.account.receiptDay')}</th>
            <th scope="col">{words('site.account.receiptAmount')}</th>
          </tr>
        </thead>
        <tbody>
          {receipts.map((receipt) => (
            <tr>
              <td>
                <a href={frame.href(`/account/receipts/${receipt.number}`)}>
                  <bdi dir="ltr">{receipt.number}</bdi>
                </a>
              </td>
              <td>{day(frame, receipt.paidAt)}</td>
              <td>
                <bdi>{moneyText(receipt.amount, language)}</bdi>
                {receipt.refundedMinor > 0 ? (
                  <span class="hint">
                    {' '}
                    {words('subscriptions.account.returned', {
                      amount: moneyText({ ...receipt.amount, minor: receipt.refundedMinor }, language),
                    })}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Devices({ frame, devices }: { frame: Frame; devices: Device[] }) {
  const { words } = frame;
  const list = (
    <ul class="devices">
      {devices.map(({ id, name, isThis, lastSeenAt }) => (
        <li>
          <bdi id={`device-${id}`}>{name || words('site.account.someDevice')}</bdi>
          {isThis ? <span class="mark">{words('site.account.thisDevice')}</span> : null}
          <span class="hint">
            {words('site.account.lastUsed')} {day(frame, lastSeenAt)}
          </span>
          {isThis ? null : (
            <button type="submit" class="text-button" name="device" value={id} aria-describedby={`device-${id}`}>
              {words('site.account.signOutDevice')}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
  return (
    <section class="account-part" aria-labelledby="account-devices">
      <h2 id="account-devices">{words('site.account.devices')}</h2>
      {devices.length > 1 ? (
        <form method="post" action={frame.href('/account/devices')}>
          {list}
          <SubmitButton look="quiet" name="device" value="others">
            {words('site.account.signOutOthers')}
          </SubmitButton>
        </form>
      ) : (
        list
      )}
    </section>
  );
}

function OwnData({ frame: { words, href }, mayGive }: { frame: Frame; mayGive: boolean }) {
  return (
    <section class="account-part" aria-labelledby="account-data">
      <h2 id="account-data">{words('site.account.manage')}</h2>
      <ul class="account-links">
        {mayGive ? (
          <li>
            <a href={href('/account/gifts')}>{words('site.account.gifts')}</a>
          </li>
        ) : null}
        <li>
          <a href={href('/account/given')}>{words('subscriptions.given.title')}</a>
        </li>
        <li>
          <a href={href('/account/passkeys')}>{words('site.account.passkeys')}</a>
        </li>
        <li>
          <a href={href('/account/address')}>{words('site.account.address')}</a>
        </li>
        <li>
          <a href={href('/account/data')}>{words('site.account.data')}</a>
        </li>
      </ul>
    </section>
  );
}
