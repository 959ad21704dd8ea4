package fettle.server.mail.encoding;

import fettle.server.mail.text.SafeText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Turns bytes into text by what the sender says of them, and by what they look like where that is wrong or
/// missing. Only charsets of our own list are used: the name is the sender's word.
public final class Charsets {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset JAPANESE_MAIL = Charset.forName("ISO-2022-JP");

    /// Names as they stand in mails; a charset that is a subset of another is read as the larger one, because
    /// senders mean it so.
    private static final Map<String, Charset> BY_NAME = names("""
            UTF-8: utf-8 utf8 utf_8 unicode-1-1-utf-8 utf-8-sig utf8mb4 cp65001 utf-8n x-utf-8 utf
            UTF-16: utf-16 utf16 ucs-2 iso-10646-ucs-2 unicode csunicode cp1200
            UTF-16LE: utf-16le
            UTF-16BE: utf-16be
            UTF-32: utf-32 ucs-4 iso-10646-ucs-4
            windows-1252: us-ascii ascii usascii us_ascii ansi_x3.4-1968 iso-ir-6 iso646-us iso-8859-1 latin1 latin-1 l1 iso8859-1 \
            iso_8859-1 iso88591 8859-1 iso-latin-1 iso-ir-100 iso_8859-1:1987 windows-1252 cp1252 cp-1252 win-1252 windows1252 ansi \
            x-ansi default cp819 ibm819 7bit 8bit iso-8859-8bit unknown-8bit x-unknown x-user-defined
            windows-1250: windows-1250 cp1250 cp-1250 win-1250 windows1250 x-cp1250
            windows-1251: windows-1251 cp1251 cp-1251 win-1251 windows1251 x-cp1251
            windows-1253: windows-1253 cp1253
            windows-1254: windows-1254 cp1254 iso-8859-9 iso8859-9 iso_8859-9 latin5 latin-5 iso-ir-148
            windows-1255: windows-1255 cp1255
            windows-1256: windows-1256 cp1256
            windows-1257: windows-1257 cp1257
            windows-1258: windows-1258 cp1258
            ISO-8859-2: iso-8859-2 latin2 latin-2 l2 iso8859-2 iso_8859-2 iso88592 iso-ir-101
            ISO-8859-3: iso-8859-3 latin3 iso8859-3
            ISO-8859-4: iso-8859-4 latin4 iso8859-4 iso-8859-10 latin6
            ISO-8859-5: iso-8859-5 iso8859-5 cyrillic iso-ir-144
            ISO-8859-6: iso-8859-6 iso8859-6 arabic iso-8859-6-i asmo-708
            ISO-8859-7: iso-8859-7 iso8859-7 greek iso-ir-126
            windows-1255: iso-8859-8 iso8859-8 iso-8859-8-i iso-8859-8-e hebrew logical visual
            ISO-8859-13: iso-8859-13 latin7
            ISO-8859-15: iso-8859-15 latin9 latin-9 iso8859-15 iso_8859-15 iso885915 iso-8859-14 latin8
            ISO-8859-16: iso-8859-16 latin10
            KOI8-R: koi8-r koi8 koi8r cskoi8r koi-8
            KOI8-U: koi8-u koi8-ru koi8u
            GB18030: gb18030 gb2312 gbk cp936 x-gbk euc-cn gb_2312-80 windows-936 gb csgb2312 chinese ms936 x-euc-cn
            ISO-2022-CN: iso-2022-cn
            Big5-HKSCS: big5 big5-hkscs cp950 x-big5 big-5 csbig5 x-x-big5 windows-950 ms950
            EUC-TW: euc-tw x-euc-tw
            EUC-JP: euc-jp x-euc-jp eucjp ujis x-euc cseucpkdfmtjapanese
            windows-31j: shift_jis shift-jis shiftjis sjis x-sjis windows-31j cp932 ms932 ms_kanji csshiftjis x-ms-cp932 windows-932
            ISO-2022-JP: iso-2022-jp csiso2022jp iso2022jp iso-2022-jp-1 jis
            x-windows-iso2022jp: iso-2022-jp-ms cp50220 cp50221 cp50222
            ISO-2022-JP-2: iso-2022-jp-2 iso-2022-jp-3 iso-2022-jp-2004
            x-windows-949: ks_c_5601-1987 euc-kr euckr cp949 ks_c_5601 korean windows-949 ksc5601 ks_c_5601-1989 ksc_5601 ms949 uhc x-euc-kr
            ISO-2022-KR: iso-2022-kr csiso2022kr
            x-Johab: johab cp1361
            x-windows-874: tis-620 windows-874 iso-8859-11 cp874 tis620 dos-874
            x-MacRoman: macintosh mac x-mac-roman macroman x-macroman x-mac cp10000
            x-MacCyrillic: x-mac-cyrillic mac-cyrillic cp10007
            x-MacCentralEurope: x-mac-ce mac-centraleurope x-mac-centraleurroman cp10029
            x-MacGreek: x-mac-greek
            x-MacTurkish: x-mac-turkish
            IBM437: ibm437 cp437 437
            IBM850: ibm850 cp850 850
            IBM852: ibm852 cp852 852
            IBM855: ibm855 cp855
            IBM857: ibm857 cp857
            IBM862: ibm862 cp862
            IBM866: ibm866 cp866 866
            IBM00858: ibm00858 cp858
            """);

    private Charsets() {}

    private static Map<String, Charset> names(String table) {
        Map<String, Charset> names = new HashMap<>();
        for (String line : table.strip().split("\n", -1)) {
            int colon = line.indexOf(':');
            Charset charset = Charset.forName(line.substring(0, colon));
            for (String name : line.substring(colon + 2).split(" ", -1)) {
                names.put(name, charset);
            }
        }
        return Map.copyOf(names);
    }

    public static boolean isKnown(String name) {
        String plain = plain(name);
        return plain.equals("utf-7") || BY_NAME.containsKey(plain);
    }

    private static String plain(String name) {
        String bare = name.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < bare.length() && " ,;(<>/".indexOf(bare.charAt(end)) < 0) {
            end++;
        }
        String first = bare.substring(0, end);
        return first.startsWith("3d") && first.length() > 4 ? first.substring(2) : first;
    }

    /// The charset of a name as programs give them to each other; Windows-1252 when it is none of ours.
    public static Charset named(String name) {
        return BY_NAME.getOrDefault(plain(name), WINDOWS);
    }

    /// Text without NUL or half characters. A byte order mark beats the declared name; a name that does not fit
    /// the bytes gives way to UTF-8, and that to Windows-1252.
    public static String decode(byte[] bytes, Optional<String> declared) {
        return SafeText.wellFormed(withoutMark(anyhow(bytes, declared.map(Charsets::plain))));
    }

    private static String anyhow(byte[] bytes, Optional<String> declared) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        if (declared.equals(Optional.of("utf-7"))) {
            return Utf7.decode(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        Charset charset = declared.map(BY_NAME::get).orElse(WINDOWS);
        if (charset.equals(WINDOWS) || (isWide(charset) && Utf8.isAscii(bytes) && !contains(bytes, 0))) {
            return undeclared(bytes);
        }
        if (charset.equals(StandardCharsets.UTF_8)) {
            return Utf8.isRatherNot(bytes) ? new String(bytes, WINDOWS) : new String(bytes, StandardCharsets.UTF_8);
        }
        return isRatherUtf8(bytes, charset) ? new String(bytes, StandardCharsets.UTF_8) : new String(bytes, charset);
    }

    /// Whether bytes are proper UTF-8 where the charset that is named can't hold them, or has one byte for each
    /// letter: then four letters that are proper UTF-8 are none by chance.
    private static boolean isRatherUtf8(byte[] bytes, Charset charset) {
        Optional<String> text =
                Utf8.isAscii(bytes) || isWide(charset) ? Optional.empty() : strictly(bytes, StandardCharsets.UTF_8);
        return text.filter(read -> strictly(bytes, charset).isEmpty() || (isOneByteALetter(charset) && isTelling(read)))
                .isPresent();
    }

    private static boolean isOneByteALetter(Charset charset) {
        return charset.canEncode() && charset.newEncoder().maxBytesPerChar() <= 1;
    }

    private static boolean isTelling(String text) {
        return text.codePoints().filter(c -> c >= 0x80).limit(4).count() == 4;
    }

    /// Bytes of which nobody says what they are, as in raw 8-bit fields. Text that claims to be Latin-1 or
    /// ASCII comes here too: when its bytes are proper UTF-8, or surely another alphabet, the claim is wrong.
    public static String undeclared(byte[] bytes) {
        if (Utf8.isAscii(bytes)) {
            boolean japanese = contains(bytes, 0x1b, '$') || contains(bytes, 0x1b, '(');
            return new String(bytes, japanese ? JAPANESE_MAIL : StandardCharsets.US_ASCII);
        }
        return strictly(bytes, StandardCharsets.UTF_8)
                .orElseGet(() -> new String(
                        bytes, Alphabet.of(bytes).map(Charset::forName).orElse(WINDOWS)));
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            CharBuffer text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// The bytes of a field of a header: UTF-8 where they are that, else in the charset that the message names.
    public static String inField(byte[] bytes, Optional<String> declared) {
        Charset charset = declared.map(Charsets::named).orElse(WINDOWS);
        return charset.equals(WINDOWS) || isUtf8(bytes) ? undeclared(bytes) : new String(bytes, charset);
    }

    public static boolean isUtf8(byte[] bytes) {
        return Utf8.isAscii(bytes) || strictly(bytes, StandardCharsets.UTF_8).isPresent();
    }

    public static String ascii(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /// What claims to be in two or four bytes a character, but is ASCII without a zero, is ASCII.
    private static boolean isWide(Charset charset) {
        return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    }

    private static boolean contains(byte[] bytes, int wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] bytes, int first, int second) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == first && bytes[i + 1] == second) {
                return true;
            }
        }
        return false;
    }
}
