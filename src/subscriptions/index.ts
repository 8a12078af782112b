export { addPlans, type NewPlan } from './add-plans.ts';
export { endAtOnce } from './end-at-once.ts';
export { entitlementOf } from './entitlement.ts';
export { subscriptionJobs } from './jobs.ts';
export { offerFor } from './offer.ts';
export { subscriptionTables } from './personal-tables.ts';
export { subscriptionPages } from './reader.tsx';
export { type Plan, plansOnSale } from './store/plans.ts';
export { type SubscriptionView, subscriptionOf } from './subscription-of.ts';
