package fettle.server.mail.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnsweredSubjectTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Printer | Printer",
                "Re: Printer | Printer",
                "RE: AW: Re[2]: Antw: Printer | Printer",
                "SV: Re^3: re(2) : Printer | Printer",
                "回复：Printer | Printer",
                "ОТВ: Printer | Printer",
                "Reply: Printer | Reply: Printer",
                "Reset: the password | Reset: the password",
                "Printer re: toner | Printer re: toner",
                "Fw: Re: Printer | Fw: Re: Printer",
                "Re: | Re:",
            })
    void isWhatItsFirstWriterCalledIt(String subject, String own) {
        assertThat(AnsweredSubject.without(subject)).isEqualTo(own);
    }
}
