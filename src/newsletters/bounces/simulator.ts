import type { BulkMail, Handed, Lane } from '#platform/bulk-mail.ts';

/** Addresses that stand in every installation for what may become of a mail. Nothing is ever mailed to them. */
export const simulatorHost = 'simulator.invalid';

const answers: Record<string, Handed> = {
  delivered: { end: 'sent', answer: '250 2.0.0 The simulator took it.' },
  temporary: { end: 'later', answer: '450 4.2.1 The simulator says: not now.' },
  full: { end: 'failed', answer: '552 5.2.2 The simulator says: mailbox full.' },
  permanent: { end: 'failed', answer: '550 5.1.1 The simulator says: no such user.' },
  complaint: { end: 'sent', answer: '250 2.0.0 The simulator took it, and complains.' },
};

/** What a simulator address stands for; undefined for an address of the world. */
export function simulated(address: string): { name: string; handed: Handed } | undefined {
  const [, name = '', host = ''] = address.toLowerCase().match(/^([^+@]+)(?:\+[^@]*)?@(.+)$/) ?? [];
  if (host !== simulatorHost) return undefined;
  return { name, handed: answers[name] ?? { end: 'failed', answer: '550 5.1.2 The simulator has no such address.' } };
}

/** True for the address that complains of each mail it gets. */
export function complains(address: string): boolean {
  return simulated(address)?.name === 'complaint';
}

/** A way out for mail on which the simulator's addresses answer by themselves. */
export function withSimulator(bulk: BulkMail): BulkMail {
  return {
    lane(): Lane {
      const lane = bulk.lane();
      return {
        ...lane,
        async hand(parcel) {
          const played = simulated(parcel.to);
          return played ? played.handed : lane.hand(parcel);
        },
      };
    },
  };
}
