package fettle.server.mail.reply;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Words of many languages by which mail programs mark what they add to a mail of their own accord.
final class Phrases {

    /// That somebody wrote what follows, as the last words of an introduction or within it.
    static final List<String> WROTE = words("""
            wrote, writes, written by, schrieb, geschrieben, schreibt, a écrit, écrivait, a écri, escribió, escribio,
            ha escrito, ha scritto, escreveu, schreef, geschreven, skrev, kirjoitti, napisał, napisała, napísal,
            napísala, napsal, napsala, написал, написала, написа, пише, пишет, pisze, píše, писал, писала, yazdı, yazmış, írta, ezt írta,
            a scris, έγραψε, 写道, 寫道, 写了, 書きました, 写下, のメール, 작성, 님이 씀, כתב, كتب, va escriure, je napisao, je napisala,
            napisao, kirjutas, rakstīja, rašė, viết, menulis, เขียน, ने लिखा, napisala, napisal, skrifaði, idatzi du, نوشت
            """);

    /// The same at the start of a line.
    static final List<String> QUOTING =
            words("quoting, zitat von, citando, citation de, citerar, citeert, in message, in artikel, missatge de");

    /// How an introduction begins, before its date.
    static final List<String> LEADS = words("""
            on, am, le, el, il, em, op, den, dnia, w dniu, dne, dňa, på, il giorno, a, la, în, pe data de, pe, на, vào, tarihinde,
            ons, tor, fre, lör, sön, mån, tis, man, tir, lør, man., pada, στις, 于, 在, vom, às, kl, в, о, пн, вт, ср, чт, пт, сб, вс, понедельник, at, *on
            """);

    /// Words that begin a sentence about a thing, or about somebody without a name.
    static final Set<String> ARTICLES = Set.of("""
            the a an this that it he she they we i der die das dieser diese dieses ein eine es er sie wir ich le la les un une ce il
            elle el los las una lo gli uno het de een den det en et ett
            """.strip().split("\\s+", -1));

    /// What stands between dashes above a mail that is answered.
    static final List<String> ORIGINALS = words("""
            original message, original appointment, original mail, original email, ursprüngliche nachricht, originalnachricht,
            ursprüngliche mail, ursprüngliche mitteilung, msg original, original-nachricht, originalmail, message d'origine, message d’origine, message original,
            mail original, message initial, e-mail d'origine, mensaje original, correo original, messaggio originale,
            mensagem original, oorspronkelijk bericht, originalmeddelande, ursprungligt meddelande, opprinnelig melding,
            original melding, oprindelig meddelelse, original meddelelse, oprindelig besked, alkuperäinen viesti,
            wiadomość oryginalna, oryginalna wiadomość, wiadomość pierwotna, původní zpráva, původní e-mail, pôvodná správa,
            исходное сообщение, исходное письмо, оригинальное сообщение, вихідне повідомлення, orijinal mesaj, özgün ileti,
            orijinal ileti, eredeti üzenet, mesaj original, mesajul original, αρχικό μήνυμα, izvorna poruka,
            оригинална порука, 原始邮件, 原始郵件, 原邮件, 原始信件, 元のメッセージ, オリジナルメッセージ, original message follows, 원본 메시지,
            원본 메일, ההודעה המקורית, الرسالة الأصلية, reply message, reply from, antwort, tin nhắn gốc, pesan asli, previous replies, vorherige antworten
            """);

    /// What stands between dashes above a mail that is passed on.
    static final List<String> FORWARDS = words("""
            forwarded message, forwarded mail, forwarded by, forwarded email, weitergeleitete nachricht,
            weitergeleitete mail, message transféré, message réexpédié, transféré par, mensaje reenviado, mensaje transferido,
            messaggio inoltrato, mensagem encaminhada, mensagem reenviada, doorgestuurd bericht, vidarebefordrat meddelande,
            vidarebefordrat mejl, videresendt melding, videresendt meddelelse, videresendt, välitetty viesti,
            przekazana wiadomość, wiadomość przekazana dalej, přeposlaná zpráva, preposlaná správa, пересылаемое сообщение,
            пересланное сообщение, переслане повідомлення, iletilen mesaj, yönlendirilmiş ileti, továbbított üzenet,
            mesaj redirecționat, προωθημένο μήνυμα, 转发邮件, 转发的邮件, 轉寄郵件, 転送メッセージ, 転送されたメッセージ, 전달된 메시지,
            הודעה שהועברה, رسالة معاد توجيهها
            """);

    /// How a forwarded mail begins where no dashes stand.
    static final List<String> FORWARDED_BELOW = words("""
            begin forwarded message, anfang der weitergeleiteten, début du message, inicio del mensaje reenviado,
            inizio messaggio inoltrato, início da mensagem, begin doorgestuurd bericht, vidarebefordrat brev,
            start på videresendt, videresendt besked, początek przekazanej, начало переадресованного, 下面是被转发的邮件,
            転送されたメッセージ, 전달된 메시지
            """);

    /// What help desks print above the text that they send along.
    static final List<String> ABOVE = words("""
            above this line, oberhalb dieser linie, oberhalb dieser zeile, über dieser linie, über dieser zeile, au-dessus de cette ligne,
            por encima de esta línea, sopra questa riga, boven deze regel, acima desta linha, ovanför denna rad, nad tym wierszem
            """);

    /// That the sender's answers stand further down, within what is quoted.
    static final List<String> BELOW = words("""
            below, inline, in-line, in line, in red, in blue, in green, in bold, unten, weiter unten, im text, in rot, in blau,
            in grün, ci-dessous, en rouge, en bleu, abajo, en rojo, en azul, sotto, in rosso, in blu, hieronder, in het rood, nedan,
            i rött, nedenfor, abaixo, em vermelho, poniżej, na czerwono, ниже, красным, my answers, my comments, my replies,
            siehe meine, meine antworten, mes réponses, mis respuestas, between the lines, zwischen den zeilen, aşağıda, níže,
            alla olevaan, lent
            """);

    private Phrases() {}

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip).toList();
    }

    static boolean startsWithAny(String lower, List<String> starts) {
        return starts.stream().anyMatch(lower::startsWith);
    }

    static boolean containsAny(String lower, List<String> parts) {
        return parts.stream().anyMatch(lower::contains);
    }

    /// Whether the text begins with one of these words, and not with a longer one.
    static boolean startsWithWord(String lower, List<String> words) {
        return words.stream().anyMatch(word -> lower.startsWith(word) && isEnd(lower, word.length()));
    }

    static boolean containsWord(String lower, List<String> words) {
        return words.stream().anyMatch(word -> isWordIn(lower, word));
    }

    private static boolean isWordIn(String lower, String word) {
        for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
            if ((at == 0 || !Character.isLetter(lower.charAt(at - 1))) && isEnd(lower, at + word.length())) {
                return true;
            }
        }
        return false;
    }

    /// Whether a word of the text begins with one of these: languages bend the names of things.
    static boolean hasWordBeginning(String lower, List<String> beginnings) {
        return beginnings.stream()
                .anyMatch(beginning -> beginning.length() < 4
                        ? isWordIn(lower, beginning)
                        : lower.startsWith(beginning)
                                || lower.contains(" " + beginning)
                                || (beginning.charAt(0) > 0x2e80 && lower.contains(beginning)));
    }

    private static boolean isEnd(String text, int at) {
        return at >= text.length() || !Character.isLetter(text.charAt(at)) || text.charAt(at) > 0x2e80;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
