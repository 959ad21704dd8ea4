package fettle.server.mail.reply;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Knows the head that Outlook and others copy above what they quote: From, Sent, To and Subject, each on a line of its
/// own, in the language of the sender's program.
final class QuotedHead {

    private enum Field {
        FROM,
        DATE,
        TO,
        SUBJECT,
        OTHER
    }

    private static final int MOST_LINES = 14;
    private static final int LONGEST_NAME = 30;
    /// A text in which so many lines look like heads and are none is not looked through any further.
    private static final int MOST_TRIES = 3_000;
    private static final int MOST_COLONS = 20_000;

    private static final Map<String, Field> FIELDS =
            fields(Map.of(Field.FROM, """
            from, von, de, da, van, från, fra, lähettäjä, od, от, від, kimden, gönderen, feladó, expeditor, de la, από, pošiljatelj,
            发件人, 寄件者, 寄件人, 差出人, 送信者, 보낸 사람, 보낸사람, 보낸이, odesílatel, odosielateľ, מאת, من, expéditeur, remitente, mittente,
            remetente, afzender, avsändare, absender, saatja, nuo, từ, dari, จาก, 来自,
            frá, nork, از, प्रेषक, daripada, šalje, од
            """, Field.DATE, """
            sent, date, gesendet, datum, envoyé, envoyé le, date d'envoi, enviado, enviado el, enviada, enviada em, enviado em,
            fecha, inviato, data, verzonden, verzonden op, skickat, sendt, sendt den, dato, lähetetty, päivämäärä, wysłano,
            data wysłania, odesláno, odoslané, dátum, отправлено, дата, надіслано, gönderildi, gönderme tarihi, tarih, elküldve,
            küldve, trimis, εστάλη, ημερομηνία, στάλθηκε, poslano, 发送时间, 发送日期, 寄件日期, 日期, 日時, 送信日時, 送信日, 날짜, 보낸 날짜, 보낸날짜,
            보낸 시간, נשלח, תאריך, تاريخ الإرسال, التاريخ, trimis la, saadetud, đã gửi, ngày, tanggal, dikirim, sent on, date sent, sent at, quando, message du,
            изпратено, enviat, bidalia, ارسال شده, भेजा गया, dihantar, poslato, послато, ส่ง
            """, Field.TO, """
            to, an, à, a, para, per, aan, till, til, vastaanottaja, do, komu, кому, kime, alıcı, címzett, către, προς, za, prima, 收件人, 宛先,
            받는 사람, 받는사람, 수신, אל, إلى, pour, destinataire, destinatario, empfänger, saaja, kam, kepada, đến,
            до, per a, nori, به, प्रति, ถึง, за
            """, Field.SUBJECT, """
            subject, betreff, objet, sujet, asunto, oggetto, assunto, onderwerp, ämne, emne, aihe, temat, předmět, predmet, тема, konu, tárgy,
            subiect, θέμα, zadeva, 主题, 主旨, 主題, 标题, 件名, 제목, נושא, الموضوع, betr, teema, tema, chủ đề, perihal,
            относно, assumpte, gaia, موضوع, विषय, efni, subjek, เรื่อง
            """, Field.OTHER, """
            cc, bcc, kopie, copie, copia, kopia, kopi, kopio, копия, bilgi, másolat, cópia, 抄送, 副本, 참조, עותק, نسخة, reply-to, antwort an,
            importance, wichtigkeit, attachments, anlagen, anhänge, priority, priorität, cc to, organization, reply to, kópia, c.c
            """));

    private static final String OUTLOOKS_RULE = "_".repeat(32);
    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    /// Day, year, hour and minute.
    private static final int MOMENT = 4;

    private static final Pattern EXACT = Pattern.compile("\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}");

    private final Lines lines;
    private int tries;
    private int colons;

    QuotedHead(Lines lines) {
        this.lines = lines;
    }

    private static Map<String, Field> fields(Map<Field, String> names) {
        Map<String, Field> fields = new HashMap<>();
        names.forEach((field, list) ->
                Arrays.stream(list.split(",", -1)).map(String::strip).forEach(name -> fields.putIfAbsent(name, field)));
        return Map.copyOf(fields);
    }

    /// Whether such a head begins at the line. A few lines of a timetable or an address are none: there must be a
    /// sender, and either a subject or an address with a date.
    boolean beginsAt(int first) {
        if (!mayBegin(first)) {
            return false;
        }
        Set<Field> found = EnumSet.noneOf(Field.class);
        boolean address = false;
        int others = 0;
        int gap = 0;
        for (int at = first; at < Math.min(lines.count(), first + MOST_LINES) && others < 3 && gap < 2; at++) {
            if (!lines.hasWords(at)) {
                gap++;
                continue;
            }
            String line = lines.line(at);
            if (isField(line)) {
                found.add(field(line));
                gap = 0;
                others = 0;
            } else if (gap > 0) {
                break;
            } else {
                others++;
            }
            address |= line.indexOf('@') > 0;
        }
        return isHead(found, address)
                || isHeadOnOneLine(lines.line(first))
                || isSenderAndTime(first)
                || isSenderTimeAndRecipient(first)
                || isBelowOutlooksRule(first)
                || isTimeAndRecipient(first);
    }

    /// `Date: Mon, 2 Mar 2026 20:10:55 +0100` and `To: ann@acme.test`: nobody types a time of day with seconds and
    /// zone.
    private boolean isTimeAndRecipient(int first) {
        String time = lines.line(first);
        if (first + 1 >= lines.count() || !isDate(time) || !EXACT.matcher(time).find()) {
            return false;
        }
        String recipient = lines.line(first + 1);
        return isRecipient(recipient) && Attribution.hasAddress(recipient);
    }

    /// `From: Ann <ann@acme.test>` and `Sent: Monday, March 2, 2026 1:27 PM`, with nothing below them.
    private boolean isSenderAndTime(int first) {
        String sender = lines.line(first);
        if (first + 1 >= lines.count() || !isSender(sender) || !Attribution.hasAddress(sender)) {
            return false;
        }
        String time = lines.line(first + 1);
        return isDate(time) && Attribution.isDated(time);
    }

    /// `From: Ann Able`, `Sent: Friday, March 6, 2026 12:35 PM` and `To: Bob Baker`, in this order and without any
    /// address: a journey has the place it leads to before the day.
    private boolean isSenderTimeAndRecipient(int first) {
        if (first + 2 >= lines.count() || !isSender(lines.line(first)) || !isRecipient(lines.line(first + 2))) {
            return false;
        }
        String time = lines.line(first + 1);
        return isDate(time)
                && Attribution.isDated(time)
                && NUMBERS.matcher(time).results().count() >= MOMENT;
    }

    /// Outlook draws thirty-two underlines, and nobody counts them.
    private boolean isBelowOutlooksRule(int first) {
        return first > 0 && lines.line(first - 1).equals(OUTLOOKS_RULE) && isSender(lines.line(first));
    }

    private boolean mayBegin(int line) {
        return lines.hasEarlyColon(line, LONGEST_NAME)
                && ++colons <= MOST_COLONS
                && isField(lines.line(line))
                && ++tries <= MOST_TRIES;
    }

    /// The first of the lines directly above that look like fields too, of whatever name: `Message-ID:
    /// <1@acme.test>`.
    int firstField(int line) {
        int first = line;
        while (line - first < MOST_LINES && first > 0 && lines.hasWords(first - 1) && looksLikeField(first - 1)) {
            first--;
        }
        return first;
    }

    private boolean looksLikeField(int at) {
        String line = lines.line(at);
        int colon = line.indexOf(": ");
        return colon > 1
                && colon < LONGEST_NAME
                && line.chars().limit(colon).allMatch(c -> c == '-' || Character.isLetter(c));
    }

    private static boolean isHead(Set<Field> found, boolean address) {
        if (!found.contains(Field.FROM)) {
            return false;
        }
        boolean placed = found.contains(Field.DATE) || found.contains(Field.TO);
        return (found.contains(Field.SUBJECT) && placed)
                || (address && found.contains(Field.DATE) && found.contains(Field.TO));
    }

    private static boolean isHeadOnOneLine(String line) {
        Set<Field> found = EnumSet.noneOf(Field.class);
        for (String word : line.split(" ", 200)) {
            if (word.endsWith(":") && isField(word)) {
                found.add(field(word));
            }
        }
        boolean placed = found.contains(Field.FROM) && found.contains(Field.DATE);
        return placed && (found.contains(Field.SUBJECT) || (Attribution.hasAddress(line) && Attribution.isDated(line)));
    }

    static boolean isSender(String line) {
        return isField(line) && field(line) == Field.FROM;
    }

    static boolean isSubject(String line) {
        return isField(line) && field(line) == Field.SUBJECT;
    }

    static boolean isDate(String line) {
        return isField(line) && field(line) == Field.DATE;
    }

    static boolean isRecipient(String line) {
        return isField(line) && field(line) == Field.TO;
    }

    private static boolean isField(String line) {
        return FIELDS.containsKey(name(line));
    }

    private static Field field(String line) {
        return FIELDS.getOrDefault(name(line), Field.OTHER);
    }

    /// What stands before the colon, without the stars of bold type; empty when there is none.
    private static String name(String line) {
        int end = 0;
        while (end < line.length() && end < LONGEST_NAME && line.charAt(end) != ':' && line.charAt(end) != '：') {
            end++;
        }
        boolean ends = end < line.length() && (line.charAt(end) == ':' || line.charAt(end) == '：');
        String name = line.substring(0, ends ? end : 0).replace("*", "").replace('\u00a0', ' ');
        return Phrases.lower(name).strip();
    }
}
