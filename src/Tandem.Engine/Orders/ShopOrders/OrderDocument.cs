using System.Text.Json;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>What the shop's order tells of a document: fields, beside those of other documents, and a note. Pure.</summary>
/// <param name="IsCredit">A credit note; else an invoice.</param>
/// <param name="Link">Opens its PDF; null: Tandem has no address that others reach, or the PDF is gone.</param>
internal sealed record OrderDocument(bool IsCredit, string Number, string? Link)
{
    public Reason Note => Said((IsCredit ? "document.note.credit" : "document.note.invoice") + (Link is null ? "" : "-link"));

    /// <summary>The fields that are to be written; none where all of it is there.</summary>
    public IReadOnlyList<WooMeta> FieldsFor(WooOrder order)
    {
        var of = IsCredit ? "_bol_credit_note" : "_bol_invoice";
        WooMeta?[] fields = [Beside(order, $"{of}_number", Number, ", "), Beside(order, $"{of}_link", Link, " ")];
        return [.. fields.OfType<WooMeta>()];
    }

    /// <summary>Shows no link: who has it may read the document.</summary>
    public override string ToString() => Number;

    private Reason Said(string code) => Reason.Of(code, ("number", Number), ("link", Link));

    /// <summary>Null where it is there already.</summary>
    private static WooMeta? Beside(WooOrder order, string key, string? value, string between)
    {
        var there = order.MetaData?.FirstOrDefault(m => m.Key == key)?.Value is { ValueKind: JsonValueKind.String } text
            ? text.GetString()! : "";
        return value is null || there.Split(between).Contains(value) ? null
            : ImportDraft.Meta(key, there.Length == 0 ? value : there + between + value);
    }
}
