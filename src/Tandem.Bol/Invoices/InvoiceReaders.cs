using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>An invoice of bol's list, read past all that it holds.</summary>
internal sealed class InvoiceReader : JsonConverter<BolInvoice>
{
    public override BolInvoice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        JsonElement? all = document.RootElement;
        return new BolInvoice(
            all.At("invoiceId").Text(), all.At("invoiceType").Text(), all.At("issueDate").Moment(),
            all.At("invoicePeriod", "startDate").Moment(), all.At("invoicePeriod", "endDate").Moment(),
            all.At("legalMonetaryTotal", "payableAmount").Number(), all.At("specificationMediaTypes").Texts());
    }

    public override void Write(Utf8JsonWriter writer, BolInvoice value, JsonSerializerOptions options) =>
        throw new NotSupportedException("bol's invoices are read, never written.");
}

/// <summary>A line of a specification: UBL in JSON, some thirty objects deep and wide, read down to a few values.</summary>
internal sealed class SpecificationLineReader : JsonConverter<BolSpecificationLine>
{
    // Which order it is of, bol names in a property whose name is nowhere written down; what it may look like is.
    private static readonly string[] OrderNames = ["order", "bestel"];
    private static readonly string[] DayNames = ["date", "datum"];

    public override BolSpecificationLine Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        JsonElement? line = document.RootElement;
        var item = line.At("item");
        var properties = item.Entries("additionalItemProperty")
            .Select(property => (Name: property.At("name").Text() ?? "", Value: property.At("value").Text())).ToList();
        return new BolSpecificationLine(
            line.At("id").Text(), item.At("name").Text(),
            item.At("description").Text() is { } text ? Words.Tidy(text) : null,
            properties.Find(p => IsOrder(p.Name)).Value,
            properties.Find(p => p.Name.Equals("EAN", StringComparison.OrdinalIgnoreCase)).Value,
            line.At("invoicedQuantity").Number(), line.At("lineExtensionAmount").Number(),
            line.At("taxTotal", "taxAmount").Number(), item.At("classifiedTaxCategory", "percent").Number());
    }

    private static bool IsOrder(string name) =>
        OrderNames.Any(known => name.StartsWith(known, StringComparison.OrdinalIgnoreCase))
        && !DayNames.Any(known => name.Contains(known, StringComparison.OrdinalIgnoreCase));

    public override void Write(Utf8JsonWriter writer, BolSpecificationLine value, JsonSerializerOptions options) =>
        throw new NotSupportedException("bol's invoices are read, never written.");
}
