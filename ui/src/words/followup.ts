// Texts of the questionnaire, side by side. Only who asks loads them: see rooms/followup/words.ts.
export const followup = {
  zh: {
    questions: "问卷",
    optional: "可不答",
    left: "还有 {{n}} 题未答",
    complete: "已答全",
    toHandle: "这个回答需要处理：请改用“登记问题”。",
  },
  en: {
    questions: "Questionnaire",
    optional: "may be left open",
    left: "{{n}} questions left",
    complete: "all answered",
    toHandle: "Something has to be done about this answer: raise an issue instead.",
  },
};
