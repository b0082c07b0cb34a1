using System.Text.Json;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Trial;

/// <summary>Writes the figures of a document as JSON.</summary>
internal static class TrialAnswer
{
    public static void Write(TaxDocument document, Utf8JsonWriter json)
    {
        var figures = document.Figures;
        json.WriteStartObject();
        json.WriteStartObject("treatment");
        Treatment(document, json);
        json.WriteEndObject();
        if (document.Treatment.Exemption is { } exemption)
        {
            json.WriteStartObject("exemption");
            json.WriteString("code", exemption.Code);
            json.WriteString("text", exemption.Text);
            json.WriteEndObject();
        }
        else json.WriteNull("exemption");

        json.WriteStartArray("line_nets");
        foreach (var net in figures.LineNetsExclVat) json.WriteStringValue(net.ToString());
        json.WriteEndArray();
        json.WriteStartArray("breakdown");
        foreach (var rate in figures.Breakdown)
        {
            json.WriteStartObject();
            json.WriteString("category", rate.Category.ToString());
            json.WriteString("rate", rate.Rate.ToString());
            Amounts(json, rate.Net, rate.Vat, rate.Gross);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("totals");
        Amounts(json, figures.Net, figures.Vat, figures.Gross);
        json.WriteEndObject();
        Strict(figures, json);
        json.WriteString("einvoice", document.ToBusiness ? "peppol" : "none");
        json.WriteEndObject();
    }

    private static void Treatment(TaxDocument document, Utf8JsonWriter json)
    {
        var (treatment, figures) = (document.Treatment, document.Figures);
        json.WriteString("vat_country", treatment.VatCountry?.Code);
        json.WriteString("declared_in", VatReturnRule.DeclaredIn(treatment, figures));
        if (VatReturnRule.Box(treatment, figures, document.IsCredit) is { } box) json.WriteString("box", box);
        if (treatment.Place == VatPlace.Destination)
        {
            json.WriteString("dispatch_country", treatment.From.Code);
            json.WriteString("consumption_country", treatment.To.Code);
        }

        if (treatment.Threshold is { } threshold)
        {
            json.WriteString("threshold_before", threshold.BeforeExclVat.ToString());
            json.WriteString("threshold_after", threshold.AfterExclVat.ToString());
            if (treatment.Place == VatPlace.Destination) json.WriteString("note", $"counter adds the real net {figures.Net}");
        }

        if (treatment.Place != VatPlace.IntraCommunity) return;
        json.WriteStartObject("icp");
        json.WriteString("vat", document.Buyer.VatNumber);
        json.WriteString("amount", (document.IsCredit ? Money.Zero - figures.Net : figures.Net).ToString());
        json.WriteEndObject();
    }

    private static void Strict(Figures figures, Utf8JsonWriter json)
    {
        json.WriteStartObject("strict");
        json.WriteBoolean("needed", figures.StrictDiffers);
        json.WriteStartArray("vat_by_rate");
        foreach (var rate in figures.Breakdown)
        {
            json.WriteStartObject();
            json.WriteString("rate", rate.Rate.ToString());
            json.WriteString("vat", rate.StrictVat.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("payable_rounding_bt114", figures.StrictRounding.ToString());
        json.WriteEndObject();
    }

    private static void Amounts(Utf8JsonWriter json, Money net, Money vat, Money gross)
    {
        json.WriteString("net", net.ToString());
        json.WriteString("vat", vat.ToString());
        json.WriteString("gross", gross.ToString());
    }
}
