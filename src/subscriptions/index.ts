export { addPlans, type NewPlan } from './add-plans.ts';
export { entitlementOf } from './entitlement.ts';
export { subscriptionJobs } from './jobs.ts';
export { offerFor, planViews } from './offer.ts';
export { subscriptionPages } from './reader.tsx';
export { sellPlans } from './sell-plans.ts';
export { type Plan, plansOnSale } from './store/plans.ts';
export { type SubscriptionView, subscriptionOf } from './subscription-of.ts';
