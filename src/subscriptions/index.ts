export { addPlans, type NewPlan } from './add-plans.ts';
export { entitlementOf } from './entitlement.ts';
export { reconcileNow, subscriptionJobs } from './jobs.ts';
export { SubscriptionPart } from './life/account-part.tsx';
export { saidIn } from './life/reader.tsx';
export { offerFor } from './offer.ts';
export { subscriptionPages } from './reader.tsx';
export { type Plan, plansOnSale } from './store/plans.ts';
export { type SubscriptionView, subscriptionOf } from './subscription-of.ts';
