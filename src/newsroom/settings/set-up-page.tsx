import type { Child } from 'hono/jsx';
import { Field, Notice, type StaffFrame, StaffPage, SubmitButton } from '#design';
import { directionOf } from '#platform/languages.ts';
import { PaperFields } from './paper-fields.tsx';
import type { TypedPaper } from './paper-values.ts';
import { PlanFields } from './plan-fields.tsx';
import type { TypedPlans } from './plan-values.ts';
import { Group } from './settings-page.tsx';

/** What an empty paper is asked, one after the other. */
export const steps = ['paper', 'sections', 'plans'] as const;

export type Step = (typeof steps)[number];

/** The sections as they are typed: names in the home language. */
export type TypedSections = { names: string[]; homeLanguage: string; problem: string | undefined };

export type StepForm =
  | { step: 'paper'; typed: TypedPaper; known: string[] }
  | { step: 'sections'; typed: TypedSections }
  | { step: 'plans'; typed: TypedPlans };

/** The guided form of an empty paper: where one is in it, what is asked, and the way on. */
export function SetUpPage({ frame, form, isRefused }: { frame: StaffFrame; form: StepForm; isRefused: boolean }) {
  const { words, href } = frame;
  return (
    <StaffPage frame={frame} kind="form" title={words('newsroom.setUp.title')}>
      <ol class="steps" aria-label={words('newsroom.setUp.steps')}>
        {steps.map((step) => (
          <li aria-current={step === form.step ? 'step' : undefined}>{words(`newsroom.setUp.${step}Step`)}</li>
        ))}
      </ol>
      {isRefused ? <Notice tone="bad">{words('newsroom.refused.look')}</Notice> : null}
      <p class="set-up-intro">{words(`newsroom.setUp.${form.step}Intro`)}</p>
      <form method="post" action={href('/newsroom/set-up')} class="setting-form">
        <input type="hidden" name="step" value={form.step} />
        <Fields frame={frame} form={form} />
        <div class="setting-buttons">
          <SubmitButton>{words(form.step === 'plans' ? 'newsroom.setUp.finish' : 'newsroom.setUp.next')}</SubmitButton>
          {form.step === 'plans' ? (
            <SubmitButton look="quiet" name="what" value="later">
              {words('newsroom.setUp.later')}
            </SubmitButton>
          ) : null}
        </div>
      </form>
    </StaffPage>
  );
}

function Fields({ frame, form }: { frame: StaffFrame; form: StepForm }): Child {
  switch (form.step) {
    case 'paper':
      return <PaperFields frame={frame} typed={form.typed} known={form.known} />;
    case 'sections':
      return <SectionFields frame={frame} typed={form.typed} />;
    case 'plans':
      return <PlanFields frame={frame} typed={form.typed} />;
  }
}

function SectionFields({ frame, typed }: { frame: StaffFrame; typed: TypedSections }) {
  const { words } = frame;
  const { names, homeLanguage, problem } = typed;
  return (
    <Group title={words('newsroom.settings.sections.sections')} about={words('newsroom.setUp.sectionsAbout')}>
      <div class="set-up-sections" lang={homeLanguage} dir={directionOf(homeLanguage)}>
        {names.map((name, at) => (
          <Field
            name={`section-${at}`}
            label={words('newsroom.setUp.section', { number: at + 1 })}
            value={name}
            problem={at === 0 ? problem : undefined}
            maxlength={40}
          />
        ))}
      </div>
    </Group>
  );
}
