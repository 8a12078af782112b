import { Field, type StaffFrame } from '#design';

type PictureFieldProps = {
  frame: StaffFrame;
  name: string;
  id: string;
  label: string;
  hint: string;
  /** A picture's slug; empty for none. */
  value: string;
  problem: string | undefined;
  /** Whose words fill the form's empty fields `alt` and `caption` once a picture is chosen. */
  language: string;
};

/** Names a picture of the library. Where scripts run it is chosen from a window with all of them. */
export function PictureField({ frame, language, ...field }: PictureFieldProps) {
  const { words, href } = frame;
  return (
    <div
      class="picture-field"
      data-source={`${href('/newsroom/pictures.json')}?${new URLSearchParams({ language })}`}
      data-choose={words('newsroom.chooser.choose')}
      data-title={words('newsroom.chooser.title')}
      data-search={words('newsroom.pictures.search')}
      data-none={words('newsroom.pictures.noneFound')}
      data-lost={words('newsroom.pictures.lost')}
      data-more={words('newsroom.pictures.more')}
      data-close={words('newsroom.chooser.close')}
    >
      <Field {...field} maxlength={100} dir="ltr" />
      <p>
        <a href={href('/newsroom/pictures')}>{words('newsroom.lead.library')}</a>
      </p>
    </div>
  );
}
