import { Field, type Frame, Problem } from '#design';
import type { GroupDraft } from '../../store/checkouts.ts';

export type TypedBilling = GroupDraft;
export type BillingProblems = Partial<Record<keyof TypedBilling, string>>;

type FieldsProps = { frame: Frame; typed: TypedBilling; problems: BillingProblems };

/** A group's name, and how its invoices name whoever pays. */
export function BillingFields({ frame: { words }, typed, problems }: FieldsProps) {
  return (
    <>
      <Field
        name="name"
        label={words('subscriptions.group.name')}
        hint={words('subscriptions.group.nameHint')}
        value={typed.name}
        problem={problems.name}
        autocomplete="organization"
        required
        maxlength={100}
      />
      <Field
        name="billingName"
        label={words('subscriptions.group.billingName')}
        hint={words('subscriptions.group.billingHint')}
        value={typed.billingName}
        problem={problems.billingName}
        autocomplete="billing organization"
        maxlength={200}
      />
      <div class="field field-wide">
        <label for="field-billingAddress">{words('subscriptions.group.billingAddress')}</label>
        <textarea
          id="field-billingAddress"
          name="billingAddress"
          rows={4}
          maxlength={500}
          dir="auto"
          autocomplete="billing street-address"
          aria-invalid={problems.billingAddress ? 'true' : undefined}
          aria-describedby={problems.billingAddress ? 'field-billingAddress-problem' : undefined}
        >
          {typed.billingAddress}
        </textarea>
        <Problem id="field-billingAddress-problem" text={problems.billingAddress} />
      </div>
      <Field
        name="vatId"
        label={words('subscriptions.group.vatId')}
        value={typed.vatId}
        problem={problems.vatId}
        size="short"
        dir="ltr"
        maxlength={40}
      />
    </>
  );
}
