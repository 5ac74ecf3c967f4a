import { Button, Drawer } from "antd";
import { useRef, useState } from "react";
import { asProblem, call, newKey, type Problem } from "../../api/client";
import { queryClient } from "../../api/queries";
import type { CustomerPage } from "../../api/types";
import { Fields } from "../../spine/form/Fields";
import { type Draft, placeErrors, toBody } from "../../spine/form/values";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";
import { FORMS } from "./forms";

interface Props {
  form: keyof typeof FORMS;
  customer?: CustomerPage;
  onClose: () => void;
  onDone?: (id: string | undefined) => void;
}

export function CustomerDrawer({ form, customer, onClose, onDone }: Props) {
  const t = useTexts();
  const fields = FORMS[form];
  const [values, setValues] = useState<Draft>(
    form === "edit"
      ? {
          kind: customer?.kind,
          name: customer?.name,
          care: customer?.care[0]?.code,
          remark: customer?.remark || undefined,
        }
      : {},
  );
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const key = useRef(newKey());
  const { at, elsewhere } = placeErrors(fields, problem?.errors ?? []);

  async function send() {
    setBusy(true);
    setProblem(null);
    const body: Record<string, unknown> = toBody(fields, values);
    const base = `/api/customers/${customer?.id}`;
    try {
      const answer = await (form === "edit"
        ? call<CustomerPage>("PATCH", base, { body, version: customer?.version, key: key.current })
        : call<CustomerPage>("POST", form === "make" ? "/api/customers" : `${base}/${form}s`, {
            body,
            version: form === "make" ? undefined : customer?.version,
            key: key.current,
          }));
      await queryClient.invalidateQueries({ queryKey: ["customers"] });
      if (customer) await queryClient.invalidateQueries({ queryKey: ["customer", customer.id] });
      tell(t("customers.saved"));
      onClose();
      onDone?.(answer?.id);
    } catch (error) {
      setProblem(asProblem(error));
      key.current = newKey();
      setBusy(false);
    }
  }

  return (
    <Drawer
      open
      mask={false}
      focusable={{ trap: false }}
      size={520}
      onClose={onClose}
      title={t(`customers.form_${form}`)}
      footer={
        <div className="row row-end">
          <Button onClick={onClose}>{t("form.cancel")}</Button>
          <Button type="primary" loading={busy} onClick={() => void send()}>
            {t("form.save")}
          </Button>
        </div>
      }
    >
      <div className="stack">
        {form === "edit" && <p className="quiet">{t("customers.editAbout")}</p>}
        <Fields
          fields={fields}
          values={values}
          onChange={setValues}
          errors={at}
          prefix={`customer-${form}`}
        />
        {problem && (problem.errors.length === 0 || elsewhere.length > 0) && (
          <ProblemNotice error={problem} />
        )}
      </div>
    </Drawer>
  );
}
