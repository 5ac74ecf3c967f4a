import { AimOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useState } from "react";
import type { Drawn, FieldError } from "../../api/types";
import { Fields } from "../../spine/form/Fields";
import type { Draft } from "../../spine/form/values";
import { useTexts } from "../../spine/words/language";

export const POSITION = ["lat", "lng", "accuracy"];

/** A form that takes the place where the device is. */
export function takesPosition(form: Drawn[]): boolean {
  return ["lat", "lng"].every((name) => form.some((field) => field.name === name));
}

type Trouble = "denied" | "unavailable" | "timeout" | "insecure";

/** The position of the device, with how exact it is; typed by hand where the device does not give it. */
export function Position(props: {
  form: Drawn[];
  values: Draft;
  onChange: (next: Draft) => void;
  errors: Map<string, FieldError>;
  prefix: string;
}) {
  const { values, onChange } = props;
  const t = useTexts();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [typing, setTyping] = useState(false);
  const known = Boolean(values.lat && values.lng);

  function ask() {
    // Browsers give the position only to pages that came over a safe connection.
    if (!window.isSecureContext || !navigator.geolocation) {
      setTrouble("insecure");
      return;
    }
    setBusy(true);
    setTrouble(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setBusy(false);
        setTyping(false);
        onChange({
          ...values,
          lat: coords.latitude.toFixed(6),
          lng: coords.longitude.toFixed(6),
          accuracy: Math.round(coords.accuracy),
        });
      },
      (error) => {
        setBusy(false);
        setTrouble(error.code === 1 ? "denied" : error.code === 3 ? "timeout" : "unavailable");
      },
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    );
  }

  const accuracy = Number(values.accuracy ?? 0);
  return (
    <section className="big-field" aria-label={t("field.position")}>
      <h3>{t("field.position")}</h3>
      {known && !typing && (
        <p className="position-known" role="status" data-testid="position">
          <strong className="figures">
            {String(values.lat)}, {String(values.lng)}
          </strong>
          <span className={accuracy > 100 ? "mark mark-late" : "quiet"}>
            {t(accuracy > 100 ? "field.positionRough" : "field.positionExact", { n: accuracy })}
          </span>
        </p>
      )}
      <Button
        block
        size="large"
        icon={<AimOutlined />}
        loading={busy}
        onClick={ask}
        data-testid="take-position"
      >
        {t(known ? "field.positionAgain" : "field.positionTake")}
      </Button>
      {trouble && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t(`field.position_${trouble}`)}
          description={t(`field.positionHow_${trouble}`)}
          data-testid="position-trouble"
        />
      )}
      {typing ? (
        <Fields
          fields={props.form.filter((field) => POSITION.includes(field.name))}
          values={values}
          onChange={onChange}
          errors={props.errors}
          prefix={props.prefix}
        />
      ) : (
        <Button type="link" className="big-link" onClick={() => setTyping(true)}>
          {t("field.positionType")}
        </Button>
      )}
    </section>
  );
}
