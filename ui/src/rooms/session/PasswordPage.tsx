import { useNavigate } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { type FormEvent, useState } from "react";
import { api, asProblem, keepSecrets, Problem } from "../../api/client";
import { queryClient, sessionQuery } from "../../api/queries";
import { FieldFrame } from "../../spine/form/FieldFrame";
import { PageHead } from "../../spine/layout/PageHead";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { tell } from "../../spine/problem/toast";
import { useTexts } from "../../spine/words/language";

export function PasswordPage() {
  const t = useTexts();
  const navigate = useNavigate();
  const [values, setValues] = useState({ old: "", new: "", again: "" });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const at = (field: string) => problem?.errors.find((error) => error.field === field);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (values.new !== values.again) {
      setProblem(
        new Problem({
          status: 422,
          code: "not_the_same",
          zh: "两次输入的新密码不一致。",
          en: "The two new passwords differ.",
          errors: [
            { field: "again", code: "not_the_same", zh: "与上面不一致", en: "differs from the one above" },
          ],
        }),
      );
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await api.POST("/api/session/password", { body: { old: values.old, new: values.new } });
      tell(t("password.done"));
      // Every session opened with the old password has ended, this one too.
      keepSecrets(null);
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, null);
      await navigate({ to: "/sign-in", search: {} });
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  const fields = [
    ["old", t("password.old"), "current-password"],
    ["new", t("password.new"), "new-password"],
    ["again", t("password.again"), "new-password"],
  ] as const;
  return (
    <div className="page page-narrow">
      <PageHead title={t("person.password")} />
      <form className="card" onSubmit={(event) => void submit(event)} noValidate>
        {fields.map(([name, label, complete]) => (
          <FieldFrame key={name} id={`password-${name}`} label={label} error={at(name)} required>
            {(described) => (
              <Input.Password
                {...described}
                autoComplete={complete}
                value={values[name]}
                onChange={(event) => setValues({ ...values, [name]: event.target.value })}
              />
            )}
          </FieldFrame>
        ))}
        {problem && problem.errors.length === 0 && <ProblemNotice error={problem} />}
        <Button type="primary" htmlType="submit" loading={busy} disabled={!values.old || !values.new}>
          {t("password.go")}
        </Button>
      </form>
    </div>
  );
}
