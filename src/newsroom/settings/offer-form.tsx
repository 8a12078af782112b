import { Problem, type StaffFrame, SubmitButton } from '#design';
import { directionOf, languageName } from '#platform/languages.ts';
import type { Settings } from '#settings';
import { type Benefits, languagesOf, mostBenefits, mostLetters } from './benefits.ts';
import { GiftFields, type TypedGifts } from './gift-fields.tsx';
import { PlanFields } from './plan-fields.tsx';
import type { TypedPlans } from './plan-values.ts';
import { type Sample, SampleChoice } from './samples.tsx';
import type { Problems } from './sentences.ts';
import { FirstButton, Group } from './settings-page.tsx';

export type TypedOffer = { benefits: Benefits; plans: TypedPlans; gifts: TypedGifts; problems: Problems };

type OfferFormProps = { frame: StaffFrame; typed: TypedOffer; sample: Sample; settings: Settings };

/** What subscribers have and what it costs: the benefits in their order, then the plans. */
export function OfferForm({ frame, typed, sample, settings }: OfferFormProps) {
  const { words, href } = frame;
  return (
    <form method="post" action={href('/newsroom/settings/offer')} class="setting-form">
      <FirstButton frame={frame} />
      <Group title={words('newsroom.settings.offer.benefits')} about={words('newsroom.settings.offer.benefitsAbout')}>
        <input type="hidden" name="benefits" value={String(typed.benefits.length)} />
        <ol class="benefit-lines">
          {typed.benefits.map((_, at) => (
            <BenefitLine frame={frame} typed={typed} settings={settings} at={at} />
          ))}
        </ol>
        {typed.benefits.length < mostBenefits ? (
          <button type="submit" class="small-button" name="what" value="add">
            {words('newsroom.settings.offer.add')}
          </button>
        ) : null}
      </Group>
      <PlanFields frame={frame} typed={typed.plans} />
      <GiftFields frame={frame} typed={typed.gifts} />
      <div class="setting-buttons">
        <SubmitButton name="what" value="save">
          {words('newsroom.settings.save')}
        </SubmitButton>
        <SampleChoice frame={frame} sample={sample} settings={settings} />
      </div>
    </form>
  );
}

function BenefitLine({ frame, typed, settings, at }: Omit<OfferFormProps, 'sample'> & { at: number }) {
  const { words } = frame;
  const { languages } = settings.paper;
  const line = typed.benefits[at];
  if (!line) return null;
  const number = at + 1;
  return (
    <li>
      {languagesOf(typed.benefits, languages).map((language) => {
        const name = `benefit-${at}-${language}`;
        if (!languages.includes(language)) return <input type="hidden" name={name} value={line.text[language] ?? ''} />;
        const problem = typed.problems[`benefits.${at}.text.${language}`];
        return (
          <div class="benefit-text">
            <label for={name}>
              {languageName(language, frame.language)} <span class="unseen">{words('newsroom.settings.offer.benefit', { number })}</span>
            </label>
            <input
              id={name}
              name={name}
              type="text"
              value={line.text[language] ?? ''}
              maxlength={mostLetters}
              lang={language}
              dir={directionOf(language)}
              aria-invalid={problem ? 'true' : undefined}
              aria-describedby={problem ? `${name}-problem` : undefined}
            />
            <Problem id={`${name}-problem`} text={problem} />
          </div>
        );
      })}
      <div class="benefit-buttons">
        <label>
          <input type="checkbox" name={`benefit-${at}-new`} value="yes" checked={line.isNew} /> {words('newsroom.settings.offer.isNew')}
        </label>
        {at > 0 ? (
          <Step value={`up.${at}`} label={words('newsroom.front.up')} about={words('newsroom.settings.offer.upOf', { number })} />
        ) : null}
        {at < typed.benefits.length - 1 ? (
          <Step value={`down.${at}`} label={words('newsroom.front.down')} about={words('newsroom.settings.offer.downOf', { number })} />
        ) : null}
        <Step
          value={`remove.${at}`}
          label={words('newsroom.settings.remove')}
          about={words('newsroom.settings.offer.removeOf', { number })}
        />
      </div>
    </li>
  );
}

function Step({ value, label, about }: { value: string; label: string; about: string }) {
  return (
    <button type="submit" class="small-button" name="what" value={value} aria-label={about}>
      {label}
    </button>
  );
}
