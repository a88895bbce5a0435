package dev.plumbline.bench.idoc;

import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlAccessorType;
import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The IDoc type ORDERS05 as classes for JAXB: the segments and fields of the sample. The fields have SAP's names, so that they need
 * no annotation each.
 */
@XmlRootElement(name = "ORDERS05")
@XmlAccessorType(XmlAccessType.FIELD)
@SuppressWarnings({"MemberName", "UnusedVariable"})
public final class JaxbOrders {
    @XmlElement(name = "IDOC")
    @Nullable
    JaxbIdoc idoc;

    /** What an event about an order tells. */
    public PlacedOrder placed() {
        return PlacedOrder.of(Objects.requireNonNull(idoc, "a message without an IDoc"));
    }

    Seen seen() {
        JaxbIdoc read = idoc;
        if (read == null || read.E1EDK01.isEmpty()) {
            return new Seen(0, "");
        }
        String number = read.E1EDK01.getFirst().BELNR;
        return new Seen(read.count(), number == null ? "" : number);
    }

    private static int count(List<? extends Node> nodes) {
        int sum = 0;
        for (Node node : nodes) {
            sum += 1 + node.count();
        }
        return sum;
    }

    /** Something with segments below it. */
    @XmlAccessorType(XmlAccessType.FIELD)
    static class Node {
        @XmlAttribute
        @Nullable
        String SEGMENT;

        int count() {
            return 0;
        }
    }

    static final class JaxbIdoc extends Node {
        List<E1edk01> E1EDK01 = new ArrayList<>();
        List<E1edk14> E1EDK14 = new ArrayList<>();
        List<E1edk03> E1EDK03 = new ArrayList<>();
        List<E1edk05> E1EDK05 = new ArrayList<>();
        List<E1edk18> E1EDK18 = new ArrayList<>();
        List<E1edka1> E1EDKA1 = new ArrayList<>();
        List<E1edk02> E1EDK02 = new ArrayList<>();
        List<Text> E1EDKT1 = new ArrayList<>();
        List<E1edp01> E1EDP01 = new ArrayList<>();
        List<E1eds01> E1EDS01 = new ArrayList<>();

        @XmlAttribute
        @Nullable
        String BEGIN;

        @Nullable
        EdiDc40 EDI_DC40;

        @Override
        int count() {
            return JaxbOrders.count(E1EDK01)
                    + JaxbOrders.count(E1EDK14)
                    + JaxbOrders.count(E1EDK03)
                    + JaxbOrders.count(E1EDK05)
                    + JaxbOrders.count(E1EDK18)
                    + JaxbOrders.count(E1EDKA1)
                    + JaxbOrders.count(E1EDK02)
                    + JaxbOrders.count(E1EDKT1)
                    + JaxbOrders.count(E1EDP01)
                    + JaxbOrders.count(E1EDS01);
        }
    }

    static final class EdiDc40 extends Node {
        @Nullable
        String TABNAM;

        @Nullable
        String MANDT;

        @Nullable
        String DOCNUM;

        @Nullable
        String DOCREL;

        @Nullable
        String STATUS;

        @Nullable
        String DIRECT;

        @Nullable
        String OUTMOD;

        @Nullable
        String IDOCTYP;

        @Nullable
        String CIMTYP;

        @Nullable
        String MESTYP;

        @Nullable
        String SNDPOR;

        @Nullable
        String SNDPRT;

        @Nullable
        String SNDPRN;

        @Nullable
        String RCVPOR;

        @Nullable
        String RCVPRT;

        @Nullable
        String RCVPRN;

        @Nullable
        String CREDAT;

        @Nullable
        String CRETIM;

        @Nullable
        String SERIAL;
    }

    static final class E1edk01 extends Node {
        @Nullable
        String CURCY;

        @Nullable
        String HWAER;

        @Nullable
        String WKURS;

        @Nullable
        String ZTERM;

        @Nullable
        String BSART;

        @Nullable
        String BELNR;

        @Nullable
        String NTGEW;

        @Nullable
        String BRGEW;

        @Nullable
        String GEWEI;

        @Nullable
        String VSART;

        @Nullable
        String RECIPNT_NO;

        @Nullable
        String AUTLF;
    }

    static final class E1edk14 extends Node {
        @Nullable
        String QUALF;

        @Nullable
        String ORGID;
    }

    static final class E1edk03 extends Node {
        @Nullable
        String IDDAT;

        @Nullable
        String DATUM;

        @Nullable
        String UZEIT;
    }

    static final class E1edk05 extends Node {
        @Nullable
        String ALCKZ;

        @Nullable
        String KSCHL;

        @Nullable
        String KOTXT;

        @Nullable
        String BETRG;

        @Nullable
        String KRATE;

        @Nullable
        String UPRBS;

        @Nullable
        String MEAUN;

        @Nullable
        String KOEIN;
    }

    static final class E1edk18 extends Node {
        @Nullable
        String QUALF;

        @Nullable
        String TAGE;

        @Nullable
        String PRZNT;
    }

    static final class E1edka1 extends Node {
        @Nullable
        String PARVW;

        @Nullable
        String PARTN;

        @Nullable
        String NAME1;

        @Nullable
        String NAME2;

        @Nullable
        String STRAS;

        @Nullable
        String ORT01;

        @Nullable
        String PSTLZ;

        @Nullable
        String LAND1;

        @Nullable
        String TELF1;

        @Nullable
        String SPRAS;

        @Nullable
        String REGIO;

        @Nullable
        String IHREZ;

        @Nullable
        String BNAME;

        @Nullable
        String SPRAS_ISO;
    }

    static final class E1edk02 extends Node {
        @Nullable
        String QUALF;

        @Nullable
        String BELNR;

        @Nullable
        String POSNR;

        @Nullable
        String DATUM;

        @Nullable
        String UZEIT;
    }

    static final class Text extends Node {
        @Nullable
        String TDID;

        @Nullable
        String TSSPRAS;

        @Nullable
        String TSSPRAS_ISO;

        List<Line> E1EDKT2 = new ArrayList<>();
        List<Line> E1EDPT2 = new ArrayList<>();

        @Override
        int count() {
            return JaxbOrders.count(E1EDKT2) + JaxbOrders.count(E1EDPT2);
        }
    }

    static final class Line extends Node {
        @Nullable
        String TDLINE;

        @Nullable
        String TDFORMAT;
    }

    static final class E1edp01 extends Node {
        @Nullable
        String POSEX;

        @Nullable
        String MENGE;

        @Nullable
        String MENEE;

        @Nullable
        String PMENE;

        @Nullable
        String VPREI;

        @Nullable
        String PEINH;

        @Nullable
        String NETWR;

        @Nullable
        String NTGEW;

        @Nullable
        String GEWEI;

        @Nullable
        String CURCY;

        @Nullable
        String MATKL;

        @Nullable
        String PSTYV;

        @Nullable
        String WERKS;

        @Nullable
        String LGORT;

        @Nullable
        String VSTEL;

        List<E1edp02> E1EDP02 = new ArrayList<>();
        List<E1edk03> E1EDP03 = new ArrayList<>();
        List<E1edk05> E1EDP05 = new ArrayList<>();
        List<E1edp20> E1EDP20 = new ArrayList<>();
        List<E1edp19> E1EDP19 = new ArrayList<>();
        List<Text> E1EDPT1 = new ArrayList<>();

        @Override
        int count() {
            return JaxbOrders.count(E1EDP02)
                    + JaxbOrders.count(E1EDP03)
                    + JaxbOrders.count(E1EDP05)
                    + JaxbOrders.count(E1EDP20)
                    + JaxbOrders.count(E1EDP19)
                    + JaxbOrders.count(E1EDPT1);
        }
    }

    static final class E1edp02 extends Node {
        @Nullable
        String QUALF;

        @Nullable
        String BELNR;

        @Nullable
        String ZEILE;

        @Nullable
        String DATUM;

        @Nullable
        String UZEIT;
    }

    static final class E1edp20 extends Node {
        @Nullable
        String WMENG;

        @Nullable
        String AMENG;

        @Nullable
        String EDATU;

        @Nullable
        String EZEIT;
    }

    static final class E1edp19 extends Node {
        @Nullable
        String QUALF;

        @Nullable
        String IDTNR;

        @Nullable
        String KTEXT;
    }

    static final class E1eds01 extends Node {
        @Nullable
        String SUMID;

        @Nullable
        String SUMME;

        @Nullable
        String SUNIT;

        @Nullable
        String WAERQ;
    }
}
