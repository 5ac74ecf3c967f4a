import {
  BellOutlined,
  BulbOutlined,
  MenuOutlined,
  SearchOutlined,
  TranslationOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Dropdown, Input, type InputRef } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { answer, api, asProblem } from "../../api/client";
import { queryClient, unreadQuery, useAbility, useSession } from "../../api/queries";
import { EmergencyAnywhere } from "../../rooms/emergency/EmergencyAnywhere";
import { PersonMenu } from "../../rooms/session/PersonMenu";
import { type LiveState, useLive, useLiveState } from "../live/live";
import { tell } from "../problem/toast";
import { type Choice, chooseTheme, useThemeChoice } from "../theme/theme";
import { chooseLanguage, useLanguage, useSay, useTexts } from "../words/language";

interface Props {
  onMenu: () => void;
  menuOpen: boolean;
  /** The page has an emergency key of its own, which takes along what is typed there. */
  ownKey: boolean;
}

export function TopBar({ onMenu, menuOpen, ownKey }: Props) {
  const t = useTexts();
  const session = useSession();
  return (
    <header className="topbar">
      <button
        type="button"
        className="icon-button menu-button"
        onClick={onMenu}
        aria-label={t("shell.menu")}
        aria-expanded={menuOpen}
      >
        <MenuOutlined aria-hidden="true" />
      </button>
      <div className="brand">
        <img src="/icon.svg" alt="" width={24} height={24} />
        <span className="brand-name">{t("product.short")}</span>
        {session?.company && <span className="brand-company">{session.company.name}</span>}
      </div>
      <GlobalSearch />
      <div className="topbar-end">
        {!ownKey && <EmergencyAnywhere />}
        <LiveMark />
        <Bell />
        <LanguageSwitch />
        <ThemeSwitch />
        <Dropdown trigger={["click"]} placement="bottomRight" popupRender={() => <PersonMenu />}>
          <button
            type="button"
            className="icon-button person-button"
            aria-haspopup="dialog"
            aria-label={session?.person.name}
          >
            <UserOutlined aria-hidden="true" />
            <span className="person-name">{session?.person.name}</span>
          </button>
        </Dropdown>
      </div>
    </header>
  );
}

/** A record number opens the record; a name, telephone number or account looks for the customer. */
function GlobalSearch() {
  const t = useTexts();
  const say = useSay();
  const navigate = useNavigate();
  const mayCustomers = useAbility("customers.read");
  const [text, setText] = useState("");
  const input = useRef<InputRef>(null);

  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable=true]");
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.current?.focus({ cursor: "all" });
      }
    };
    document.addEventListener("keydown", slash);
    return () => document.removeEventListener("keydown", slash);
  }, []);

  async function go() {
    const q = text.trim();
    if (!q) return;
    if (!/^[A-Za-z]+-/.test(q) && mayCustomers) {
      await navigate({ to: "/customers", search: { q } });
      return;
    }
    try {
      const found = await answer(api.GET("/api/records", { params: { query: { number: q } } }));
      const hit = found.items[0];
      if (!hit) {
        tell(t("search.noNumber", { q }), "failed");
        return;
      }
      setText("");
      input.current?.blur();
      await navigate({ to: "/records/$id", params: { id: hit.id }, search: {} });
    } catch (error) {
      tell(say(asProblem(error)), "failed");
    }
  }

  return (
    <search className="global-search">
      <Input
        ref={input}
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={
          <span className="key" aria-hidden="true">
            /
          </span>
        }
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => void go()}
        placeholder={t("search.placeholder")}
        aria-label={t("search.placeholder")}
        autoComplete="off"
      />
    </search>
  );
}

/** My unread notices, one press away from everywhere. */
function Bell() {
  const t = useTexts();
  const session = useSession();
  const { data: unread = 0 } = useQuery({ ...unreadQuery, enabled: session !== null });
  const refresh = useCallback(() => void queryClient.invalidateQueries({ queryKey: ["notices"] }), []);
  useLive(session ? `person:${session.person.id}` : null, refresh);
  const text = unread > 0 ? t("notices.bellUnread", { n: unreadText(unread) }) : t("notices.bell");
  return (
    <Link to="/me/notices" search={{}} className="icon-button bell" aria-label={text} title={text}>
      <BellOutlined aria-hidden="true" />
      {unread > 0 && (
        <span className="bell-count figures" aria-hidden="true">
          {unreadText(unread)}
        </span>
      )}
    </Link>
  );
}

/** Unread notices are counted up to a hundred. */
const unreadText = (n: number) => (n >= 100 ? "99+" : String(n));

const SIGNS: Record<LiveState, string> = { live: "●", connecting: "◐", off: "" };

function LiveMark() {
  const t = useTexts();
  const state = useLiveState();
  // Nothing on such a page is kept live, so there is nothing to say.
  if (state === "off") return null;
  return (
    <span className={`live-mark live-${state}`} role="status" title={t(`live.${state}About`)}>
      <span aria-hidden="true">{SIGNS[state]}</span>
      <span className="live-text">{t(`live.${state}`)}</span>
    </span>
  );
}

export function LanguageSwitch() {
  const language = useLanguage();
  const t = useTexts();
  return (
    <button
      type="button"
      className="icon-button"
      onClick={() => chooseLanguage(language === "zh" ? "en" : "zh")}
      title={t("shell.language")}
      lang={language === "zh" ? "en" : "zh-CN"}
    >
      <TranslationOutlined aria-hidden="true" />
      <span className="switch-text">{language === "zh" ? "English" : "中文"}</span>
    </button>
  );
}

export function ThemeSwitch() {
  const t = useTexts();
  const choice = useThemeChoice();
  const items = (["light", "dark", "system"] as Choice[]).map((key) => ({ key, label: t(`theme.${key}`) }));
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        items,
        selectable: true,
        selectedKeys: [choice],
        onClick: ({ key }) => chooseTheme(key as Choice),
      }}
    >
      <button type="button" className="icon-button" aria-label={t("theme.name")} title={t("theme.name")}>
        <BulbOutlined aria-hidden="true" />
      </button>
    </Dropdown>
  );
}
