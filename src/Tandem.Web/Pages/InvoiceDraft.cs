using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Print;

namespace Tandem.Web.Pages;

/// <summary>What is typed in the settings of invoices, as the address of its preview carries it. Nothing of customers.</summary>
internal sealed record InvoiceDraft(InvoiceSettings Settings, InvoiceLook Look)
{
    // Letters as they are, so that an address holds the longest texts.
    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Text() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, Short));

    /// <returns>Null where it is none.</returns>
    public static InvoiceDraft? TryParse(string? text)
    {
        try
        {
            if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text)) return null;
            var draft = JsonSerializer.Deserialize<InvoiceDraft>(Base64Url.DecodeFromChars(text), Short);
            return draft is { Settings: not null, Look: not null } ? draft : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
