package fettle.server.mail.body;

import java.util.Locale;
import java.util.Set;

/// Tells by their names the files that do something when they are opened: programs, scripts, and what hides them.
public final class RiskyName {

    private static final Set<String> ENDINGS = Set.of("""
            exe com scr pif bat cmd msi msp msix appx cpl dll sys ocx gadget js jse mjs vbs vbe vb wsf wsh wsc hta ps1 psm1 psc1 ps2 sh bash \
            jar class jnlp py pyw rb pl php phtml pht lnk url scf inf reg chm hlp application appref-ms website desktop iso img vhd vhdx \
            udf dmg pkg app apk deb rpm xll xlam docm dotm xlsm xltm xlsb pptm potm ppam ppsm sldm accde accdr mde one onepkg \
            svg svgz html htm xhtml xht mht mhtml shtml swf rdp settingcontent-ms library-ms search-ms theme themepack diagcab
            """.strip().split("\\s+", -1));

    private RiskyName() {}

    public static boolean is(String name) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        int end = plain.length();
        while (end > 0 && (plain.charAt(end - 1) == '.' || plain.charAt(end - 1) == ' ')) {
            end--;
        }
        return ENDINGS.contains(plain.substring(plain.lastIndexOf('.', end - 1) + 1, end));
    }
}
