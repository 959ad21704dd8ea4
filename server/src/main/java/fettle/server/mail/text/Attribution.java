package fettle.server.mail.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The words by which mail programs of many languages introduce what they quote.
final class Attribution {

    private static final List<String> WROTE = words("""
            wrote, schrieb, a écrit, escribió, ha scritto, escreveu, schreef, skrev, kirjoitti, napisał,
            napisał(a), napisała, napsal, napsal(a), написал, написал(а), пише, пишет, писал, yazdı, yazmış,
            írta, a scris, έγραψε, 写道, 寫道, さんは書きました, のメール, 작성, כתב, كتب, va escriure, napísal, je napisao,
            geschrieben, següent, écrivait, viết
            """);

    private static final List<String> SEPARATORS = words("""
            original message, original appointment, ursprüngliche nachricht, originalnachricht,
            message d'origine, message original, mensaje original, messaggio originale, mensagem original,
            oorspronkelijk bericht, ursprungligt meddelande, opprinnelig melding, oprindelig meddelelse,
            alkuperäinen viesti, wiadomość oryginalna, původní zpráva, pôvodná správa, исходное сообщение,
            orijinal mesaj, eredeti üzenet, mesaj original, 原始邮件, 原始郵件, 元のメッセージ, 원본 메시지
            """);

    private static final List<String> FORWARDS = words("""
            forwarded message, weitergeleitete nachricht, message transféré, mensaje reenviado,
            messaggio inoltrato, mensagem encaminhada, doorgestuurd bericht, vidarebefordrat meddelande,
            begin forwarded message, anfang der weitergeleiteten, videresendt, przekazana wiadomość,
            пересылаемое сообщение, 转发邮件
            """);

    private static final List<String> FROM_FIELDS = words("""
            from:, von:, de:, da:, van:, från:, fra:, lähettäjä:, od:, от:, kimden:, feladó:, 发件人:, 发件人：, 寄件者:,
            差出人:, 보낸 사람:, de :, odesílatel:
            """);

    private static final List<String> OTHER_FIELDS = words("""
            sent:, gesendet:, envoyé:, envoyé :, enviado:, enviado el:, inviato:, verzonden:, skickat:, sendt:,
            lähetetty:, wysłano:, odesláno:, отправлено:, gönderildi:, 发送时间:, 送信日時:, date:, datum:, fecha:,
            data:, date :, dato:, päivämäärä:, дата:, to:, an:, à:, à :, para:, a:, aan:, till:, til:,
            vastaanottaja:, do:, komu:, кому:, kime:, 收件人:, 宛先:, cc:, kopie:, subject:, betreff:, objet:,
            objet :, asunto:, oggetto:, assunto:, onderwerp:, ämne:, emne:, aihe:, temat:, předmět:, тема:,
            konu:, 主题:, 主旨:, 件名:, 제목:
            """);

    private static final List<String> PROGRAMS = words("""
            sent from my, sent from outlook, sent from mail for, get outlook for, von meinem, gesendet von,
            envoyé de mon, envoyé depuis, enviado desde mi, inviato da, verstuurd vanaf mijn, sent via,
            enviado do meu, skickat från min, sendt fra min, sent with proton mail
            """);

    private static final List<String> DEVICES = words("""
            iphone, ipad, android, samsung, galaxy, huawei, xiaomi, pixel, blackberry, outlook, windows, proton, yahoo,
            smartphone, mobiltelefon, handy
            """);

    private static final List<String> BELOW = words("""
            below, inline, in-line, in line, in red, in blue, unten, im text, in rot, ci-dessous, en rouge,
            abajo, más abajo, sotto, hieronder, nedan, nedenfor, abaixo, poniżej, ниже, see my answers,
            my answers, siehe meine, mes réponses, my comments, between the lines
            """);

    private Attribution() {}

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    /// Whether a line introduces a quotation. Where quoted lines follow, the word is enough; where they don't,
    /// it must also name an address, because people write such sentences too.
    static boolean is(String line, boolean quotesFollow) {
        String plain = line.strip();
        boolean ends = plain.endsWith(":") || plain.endsWith("：") || plain.endsWith("写道") || plain.endsWith("道：");
        if (!ends || plain.length() < 6) {
            return false;
        }
        String lower = plain.toLowerCase(Locale.ROOT);
        boolean wrote = WROTE.stream().anyMatch(lower::contains);
        boolean address = hasAddress(lower);
        boolean digits = plain.chars().filter(Character::isDigit).count() >= 3;
        if (quotesFollow) {
            return wrote || (address && digits);
        }
        return wrote && address && digits;
    }

    private static boolean hasAddress(String line) {
        int at = line.indexOf('@');
        return at > 0 && at + 1 < line.length() && line.charAt(at - 1) > ' ' && line.charAt(at + 1) > ' ';
    }

    /// A line such as `-----Original Message-----`.
    static boolean isSeparator(String line) {
        return isBetweenDashes(line, SEPARATORS);
    }

    static boolean isForward(String line) {
        String plain = line.strip().toLowerCase(Locale.ROOT);
        boolean named = plain.length() < 80 && plain.startsWith("begin forwarded") && plain.endsWith(":");
        return named || isBetweenDashes(line, FORWARDS);
    }

    private static boolean isBetweenDashes(String line, List<String> names) {
        String plain = line.strip();
        if (plain.length() > 80 || !plain.startsWith("--") || !plain.endsWith("--")) {
            return false;
        }
        String lower = plain.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(lower::contains);
    }

    /// The rule that Outlook draws above its header block.
    static boolean isRule(String line) {
        String plain = line.strip();
        return plain.length() >= 5 && plain.length() <= 80 && plain.chars().allMatch(c -> c == '_' || c == '-');
    }

    static boolean isFromField(String line) {
        return startsWithAny(line, FROM_FIELDS);
    }

    static boolean isField(String line) {
        return startsWithAny(line, FROM_FIELDS) || startsWithAny(line, OTHER_FIELDS);
    }

    private static boolean startsWithAny(String line, List<String> starts) {
        String plain = line.strip();
        String bare = plain.startsWith("*") ? plain.substring(1).replaceFirst("\\*", "") : plain;
        return starts.stream().anyMatch(start -> bare.regionMatches(true, 0, start, 0, start.length()));
    }

    /// What telephones and free programs put under a mail.
    static boolean isProgramsOwn(String line) {
        String plain = line.strip();
        String lower = plain.toLowerCase(Locale.ROOT);
        return plain.length() <= 60
                && startsWithAny(plain, PROGRAMS)
                && DEVICES.stream().anyMatch(lower::contains);
    }

    static boolean pointsBelow(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return BELOW.stream().anyMatch(lower::contains);
    }
}
