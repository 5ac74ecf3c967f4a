import { CameraOutlined, PictureOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState } from "react";
import type { Drawn } from "../../api/types";
import type { Described } from "../../spine/form/FieldFrame";
import { useFormPlace } from "../../spine/form/place";
import { upload } from "../../spine/form/upload";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useSay, useTexts } from "../../spine/words/language";

/** A photo taken now, or a picture or file that is there already. */
export function Photo(props: {
  field: Drawn;
  described: Described;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  /** The upload has moved the record; the form reads it again. */
  onSent: () => Promise<void>;
}) {
  const { value, onChange, described } = props;
  const t = useTexts();
  const say = useSay();
  const place = useFormPlace();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [last, setLast] = useState<File | null>(null);
  const known = (place.files ?? []).find((file) => file.id === value);

  async function send(file: File | undefined | null) {
    if (!file || !place.record) return;
    setLast(file);
    setError(null);
    setPercent(0);
    try {
      const done = await upload(place.record, file, setPercent);
      onChange(done.id);
      setLast(null);
      await props.onSent();
    } catch (failure) {
      setError(failure);
    } finally {
      setPercent(null);
      for (const input of [camera, album]) if (input.current) input.current.value = "";
    }
  }

  const label = say(props.field.label);
  return (
    <div className="stack">
      {value && (
        <p className="photo-known" role="status">
          {known?.type.startsWith("image/") && (
            <img src={`/api/files/${value}`} alt={known.name} className="photo-small" />
          )}
          <span>{known ? known.name : t("field.photoThere")}</span>
          <Button onClick={() => onChange(undefined)}>{t("field.photoDrop")}</Button>
        </p>
      )}
      <div className="row photo-buttons">
        <input
          ref={camera}
          type="file"
          accept="image/*"
          capture="environment"
          hidden
          aria-label={`${label}: ${t("field.photoTake")}`}
          data-testid="camera"
          onChange={(event) => void send(event.target.files?.[0])}
        />
        <input
          ref={album}
          type="file"
          hidden
          aria-label={`${label}: ${t("field.photoPick")}`}
          onChange={(event) => void send(event.target.files?.[0])}
        />
        <Button
          {...described}
          size="large"
          icon={<CameraOutlined />}
          loading={percent !== null}
          onClick={() => camera.current?.click()}
        >
          {t("field.photoTake")}
        </Button>
        <Button
          size="large"
          icon={<PictureOutlined />}
          disabled={percent !== null}
          onClick={() => album.current?.click()}
        >
          {t("field.photoPick")}
        </Button>
      </div>
      {percent !== null && (
        <progress className="bar" max={100} value={percent} aria-label={t("form.upload")} />
      )}
      {error !== null && <ProblemNotice error={error} onRetry={last ? () => void send(last) : undefined} />}
    </div>
  );
}
