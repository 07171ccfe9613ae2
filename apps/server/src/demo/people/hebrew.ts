import { type NameBook, names } from './names.ts';

export const HEBREW: NameBook = {
  families: names(
    `כהן=cohen, לוי=levi, מזרחי=mizrahi, פרץ=peretz, ביטון=biton, דהן=dahan, אברהם=avraham, פרידמן=friedman, אזולאי=azulay, מלכה=malka,
    כץ=katz, יוסף=yosef, עמר=amar, שפירא=shapira, חדד=hadad, גבאי=gabay, בן דוד=bendavid, רוזנברג=rosenberg, סגל=segal, ברק=barak`,
  ),
  women: names(
    `נועה=noa, תמר=tamar, מאיה=maya, יעל=yael, שירה=shira, אביגיל=avigail, מיכל=michal, רוני=roni, הילה=hila, ליאור=lior, דנה=dana, ענת=anat,
    איילת=ayelet, טליה=talia, עדי=adi, גל=gal, אורלי=orly, רותם=rotem, הדס=hadas, סיון=sivan, אלה=ella, נטע=neta`,
  ),
  men: names(
    `נועם=noam, איתי=itay, אורי=uri, יונתן=yonatan, דניאל=daniel, עומר=omer, אריאל=ariel, גיא=guy, עידו=ido, רועי=roi, יואב=yoav, אלון=alon,
    איתמר=itamar, אייל=eyal, נדב=nadav, עמית=amit, שחר=shahar, תומר=tomer, אסף=asaf, ניר=nir, הראל=harel, ליעד=liad`,
  ),
  full: (given, family) => `${given.shown} ${family.shown}`,
  isSharedByMothers: true,
};
