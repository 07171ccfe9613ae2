import { type Html, html } from '../../../platform/http/html.ts';
import type { Language } from '../../../platform/pages/languages.ts';
import type { LinkedMeeting } from '../links/link-schemas.ts';
import { TEXTS } from './page-texts.ts';

/** The field of a student's mark on the page. */
export const markField = (studentId: string): string => `mark-${studentId}`;

const MARKS = ['present', 'late', 'absent', 'excused'] as const;

export interface LessonPage {
  lesson: LinkedMeeting;
  language: Language;
  schoolName: string;
  path: string;
  isSaved: boolean;
  isOpen: boolean;
}

export function lessonPage(page: LessonPage): Html {
  const { lesson, language, schoolName, isSaved, isOpen } = page;
  const texts = TEXTS[language];
  const isCompleted = lesson.status === 'completed';
  const said = isSaved ? texts.saved : !isOpen ? texts.comeBack : isCompleted ? texts.completed : null;
  const body = html`<h1>${lesson.cycle}</h1>
<p>${momentText(lesson.startsAt, lesson.timeZone, language)} – <bdi>${lesson.endTime}</bdi><br>${lesson.branch}<br>${lesson.instructor}</p>
${said !== null && html`<p role="status" class="said">${said}</p>`}
${isOpen && form(page)}
<p class="hint">${texts.until.replace('{moment}', momentText(lesson.expiresAt, lesson.timeZone, language))}</p>`;
  return frame(language, `${texts.title} · ${schoolName}`, body);
}

export function troublePage(language: Language, sentence: string): Html {
  return frame(language, TEXTS[language].title, html`<div role="alert"><h1>${sentence}</h1></div>`);
}

function form({ lesson, language, path }: LessonPage): Html {
  const texts = TEXTS[language];
  const isCompleted = lesson.status === 'completed';
  return html`<form method="post" action="${path}?lang=${language}">
${lesson.students.length === 0 && html`<p>${texts.nobodyYet}</p>`}
${lesson.students.length > 1 && html`<p><button type="button" class="quiet" id="everyone" hidden>${texts.everyone}</button></p>`}
${lesson.students.map((student) => marks(student, language))}
${!isCompleted && html`<p><label for="topic">${texts.topic}</label><input id="topic" name="topic" maxlength="300" value="${lesson.topic}"></p>`}
<button type="submit">${isCompleted ? texts.save : texts.complete}</button>
</form>`;
}

function marks({ studentId, name, isTrial, status }: LinkedMeeting['students'][number], language: Language): Html {
  const texts = TEXTS[language];
  const field = markField(studentId);
  const choices = MARKS.map(
    (mark) =>
      html`<label><input type="radio" name="${field}" value="${mark}"${mark === status && html` checked`}> ${texts.marks[mark]}</label>`,
  );
  return html`<fieldset><legend><bdi>${name}</bdi>${isTrial && html` <small>(${texts.trial})</small>`}</legend>${choices}</fieldset>`;
}

function momentText(instant: string, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' }).format(new Date(instant));
}

function frame(language: Language, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${language}" dir="${language === 'he' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title}</title><link rel="stylesheet" href="/lessons/lesson.css"><script src="/lessons/lesson.js" defer></script></head>
<body><main>${body}</main></body>
</html>`;
}
