import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { type FormEvent, type KeyboardEvent, useEffect, useState } from "react";
import { answer, api, asProblem, keepSecrets, type Problem } from "../../api/client";
import { homeOf, queryClient, sessionQuery } from "../../api/queries";
import { FieldFrame } from "../../spine/form/FieldFrame";
import { LanguageSwitch, ThemeSwitch } from "../../spine/layout/TopBar";
import { ProblemNotice } from "../../spine/problem/ProblemNotice";
import { useTexts } from "../../spine/words/language";

export function SignIn() {
  const t = useTexts();
  const navigate = useNavigate();
  const { history } = useRouter();
  const { to } = useSearch({ from: "/sign-in" });
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [caps, setCaps] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    document.title = `${t("signIn.title")} · ${t("product.short")}`;
  }, [t]);

  const at = (field: string) => problem?.errors.find((error) => error.field === field);
  const watchCaps = (event: KeyboardEvent) => setCaps(event.getModifierState?.("CapsLock") ?? false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const session = await answer(api.POST("/api/session", { body: { login: login.trim(), password } }));
      keepSecrets(session);
      queryClient.clear();
      queryClient.setQueryData(sessionQuery.queryKey, session);
      if (to) history.replace(to);
      else await navigate({ to: homeOf(session), search: {}, replace: true });
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  return (
    <div className="sign-in">
      <div className="sign-in-tools">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className="sign-in-box">
        <div className="sign-in-brand">
          <img src="/icon.svg" alt="" width={48} height={48} />
          <div>
            <h1>{t("product.name")}</h1>
            <p>{t("product.about")}</p>
          </div>
        </div>
        <form onSubmit={(event) => void submit(event)} aria-label={t("signIn.title")} noValidate>
          <FieldFrame id="login" label={t("signIn.login")} error={at("login")}>
            {(described) => (
              <Input
                {...described}
                size="large"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                autoFocus
                value={login}
                onChange={(event) => setLogin(event.target.value)}
              />
            )}
          </FieldFrame>
          <FieldFrame
            id="password"
            label={t("signIn.password")}
            error={at("password")}
            hint={caps ? <span className="caps">⇪ {t("signIn.caps")}</span> : undefined}
          >
            {(described) => (
              <Input.Password
                {...described}
                size="large"
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
                onKeyDown={watchCaps}
                onKeyUp={watchCaps}
              />
            )}
          </FieldFrame>
          {problem && <ProblemNotice error={problem} />}
          <Button
            type="primary"
            htmlType="submit"
            size="large"
            block
            loading={busy}
            disabled={!login || !password}
          >
            {t("signIn.go")}
          </Button>
        </form>
        <p className="quiet sign-in-foot">{t("signIn.foot")}</p>
      </main>
    </div>
  );
}
