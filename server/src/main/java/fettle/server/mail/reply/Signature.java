package fettle.server.mail.reply;

import java.util.Arrays;
import java.util.List;

/// Knows what stands below a mail and is certainly not what its sender has to say: a signature below its two dashes,
/// what telephones and free programs put there, the foot of a mailing list.
final class Signature {

    private static final int MOST_LINES = 15;
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_ADVERT = 110;
    private static final int MOST_ROUNDS = 4;
    /// The sender's own one, and one of a mailing list.
    private static final int MOST_DELIMITERS = 2;
    private static final int MOST_ADVERTS = 40;

    private static final List<String> SENT = words("""
            sent from, sent with, sent using, sent via, sent by, get outlook for, get bluemail, von meinem, von meiner, vom, gesendet von,
            gesendet mit, gesendet aus, gesendet über, diese nachricht wurde, outlook für, holen sie sich outlook, envoyé de, envoyé depuis,
            envoyé à partir, obtenir outlook, télécharger outlook, provenance, enviado desde, enviado con, obtener outlook, enviado do, enviado de,
            enviado por, enviado a partir, obter o outlook, baixe o outlook, inviato da, inviato dal, ottieni outlook, scarica outlook,
            verstuurd vanaf, verzonden vanaf, verzonden met, verstuurd met, outlook voor, download outlook, skickat från, hämta outlook,
            skaffa outlook, sendt fra, hent outlook, få outlook, skaff deg outlook, lähetetty, hanki outlook, wysłane z, wysłano z,
            pobierz program outlook, uzyskaj outlook, odesláno z, odoslané z, získat outlook, отправлено с, отправлено из,
            скачать outlook, надіслано з, gönderildi, küldve, elküldve, trimis de pe, trimis din, στάλθηκε από, 发自, 從我的, 寄自, 傳送自, 获取 outlook,
            から送信, 나의, 내 , 에서 보냄, נשלח מה, أرسلت من, تم الإرسال, poslano iz, poslano z, descargar outlook, gửi từ, dikirim dari
            """);

    private static final List<String> PROGRAMS = words("""
            iphon, ipad, ipod, android, samsung, galaxy, huawei, xiaomi, redmi, oneplus, nokia, htc, lg, motorola, pixel, blackberry, outlook,
            windows phone, windows mobile, windows 10, windows 11, proton, yahoo, aol, gmx, web.de, freemail, smartphone, mobiltelefon, handy,
            mobile device, mobile phone, a phone, my phone, my mobile, my cell, tablet, téléphone, portable, mobile, móvil, movil, celular, dispositivo,
            cellulare, telefoon, mobil, mail.ru, zoho, tuta, gmail, spark, mailbird, thunderbird, bluemail, aqua mail, k-9, fairmail, airmail,
            mail for, mail app, windows mail, fastmail, hey, mailbox, mymail, superhuman, canary, newton, edison, webmail, telstra, verizon, sprint, t-mobile, orange,
            free mobile, laposte, icloud, apple watch, mac, nine, typeapp, 手机, 手機, 携帯, 스마트폰, телефон, телефона
            """);

    private final Lines lines;

    Signature(Lines lines) {
        this.lines = lines;
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    /// Where the signature begins that ends the lines before `end`; `end` when there is none. A text with
    /// one delimiter after another is divided by them, not signed.
    int startIn(int end) {
        int start = withoutAdverts(end);
        int delimiters = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            int next = oneBefore(start);
            if (next == start) {
                break;
            }
            delimiters += isDelimiter(lines.line(next)) ? 1 : 0;
            start = withoutAdverts(next);
        }
        return delimiters > MOST_DELIMITERS ? withoutAdverts(end) : start;
    }

    private int withoutAdverts(int end) {
        int start = end;
        for (int adverts = 0; adverts < MOST_ADVERTS; adverts++) {
            int last = lines.previous(start);
            if (last < 0 || lines.isQuoted(last) || !isAdvert(lines.line(last))) {
                break;
            }
            start = withDash(last);
        }
        return start;
    }

    /// The long dash that some programs put above their own line.
    private int withDash(int advert) {
        int above = lines.previous(advert);
        return above > 0 && lines.line(above).equals("—") ? above : advert;
    }

    private int oneBefore(int end) {
        int last = lines.previous(end);
        if (last < 0) {
            return end;
        }
        if (isNameAfterDash(last)) {
            return last;
        }
        for (int at = last; at >= Math.max(0, last - MOST_LINES) && !lines.isQuoted(at); at--) {
            if (lines.length(at) > LONGEST_LINE || lines.begins(at, QuoteMark.SIGNATURE_END)) {
                return end;
            }
            boolean begins = lines.begins(at, QuoteMark.SIGNATURE_BEGIN);
            if (begins || isDelimiter(lines.line(at)) || isListFoot(at, last)) {
                return at;
            }
        }
        return end;
    }

    /// `Sent from my iPhone`, in one line and in as many languages as people write to us.
    private static boolean isAdvert(String line) {
        if (line.length() > LONGEST_ADVERT || line.isEmpty()) {
            return false;
        }
        String lower = Phrases.lower(line);
        int mark = 0;
        while (mark < lower.length() && "—-|*<(".indexOf(lower.charAt(mark)) >= 0) {
            mark++;
        }
        int link = lower.indexOf('<', mark);
        String bare = lower.substring(mark, link < 0 ? lower.length() : link).strip();
        String words = withoutApology(bare);
        boolean isShort = words.split(" ", 14).length <= 12 && words.indexOf(',') < 0 && words.indexOf('?') < 0;
        return isShort
                && (Phrases.startsWithAny(words, SENT) || Phrases.containsAny(words, ENDS))
                && (Phrases.hasWordBeginning(words.replace('[', ' ').replace('-', ' '), PROGRAMS) || isDevice(line));
    }

    /// `Sent from my cell, please excuse any typos.`
    private static String withoutApology(String words) {
        int comma = words.indexOf(',');
        boolean isApology =
                comma > 0 && Phrases.startsWithAny(words.substring(comma + 1).strip(), APOLOGIES);
        return isApology ? words.substring(0, comma) : words;
    }

    /// `Sent from my` and the name of a thing that nobody has heard of yet.
    private static boolean isDevice(String line) {
        boolean mine = line.startsWith("Sent from my ") && line.split(" ", 9).length <= 7 && !line.endsWith(".");
        return mine && line.chars().skip(13).anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
    }

    private static final List<String> APOLOGIES = words(
            "please excuse, excuse, please forgive, pardon, sorry for, bitte entschuldigen, désolé pour, merci d'excuser");

    private static final List<String> ENDS =
            words("gesendet, gönderildi, から送信, 에서 보냄, 보냄, 傳送, 發送, küldve, verstuurd, からの送信");

    /// `-Ann Able` or `-- Ann Able` as the last line, below a blank one.
    private boolean isNameAfterDash(int last) {
        String line = lines.line(last);
        boolean alone = last == 0 || lines.isBlank(last - 1);
        int name = line.startsWith("--") ? 2 : line.startsWith("-") || line.startsWith("—") ? 1 : 0;
        if (!alone || name == 0 || line.length() > 40 || (name == 1 && line.startsWith("- "))) {
            return false;
        }
        String[] words = line.substring(name).strip().split(" ", 5);
        int least = name == 2 ? 1 : 2;
        return words.length >= least
                && words.length <= 3
                && Arrays.stream(words).allMatch(Signature::isName);
    }

    private static boolean isName(String word) {
        return word.length() > 1
                && Character.isUpperCase(word.charAt(0))
                && word.chars().allMatch(c -> Character.isLetter(c) || c == '.' || c == '-' || c == '\'');
    }

    private static boolean isDelimiter(String line) {
        return line.equals("--") || line.equals("__") || line.equals("- --") || line.equals("——");
    }

    private boolean isListFoot(int at, int last) {
        String line = lines.line(at);
        boolean rule = line.length() >= 20 && line.chars().allMatch(c -> c == '_' || c == '-' || c == '=');
        if (!rule) {
            return false;
        }
        for (int i = at + 1; i <= Math.min(last, at + 6); i++) {
            String lower = Phrases.lower(lines.line(i));
            if (lower.contains("mailing list") || lower.contains("unsubscribe") || lower.contains("listinfo")) {
                return true;
            }
        }
        return false;
    }
}
