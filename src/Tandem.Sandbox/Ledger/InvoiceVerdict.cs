using System.Text.Json.Nodes;
using Tandem.Sandbox.Bol;
using Tandem.Sandbox.Peppol;

namespace Tandem.Sandbox.Ledger;

/// <summary>
/// Whether bol has the invoice of every shipment, once, over what its customer paid, and numbered without a gap: as read in the
/// files that came.
/// </summary>
internal sealed class InvoiceVerdict(SandboxOptions options, SimulatedBol bol, SimulatedAccessPoint peppol)
{
    private readonly Dictionary<byte[], PrintedInvoice> read = [];

    /// <param name="details">Takes what is wrong, in words.</param>
    public InvoiceCounts Count(List<string> details)
    {
        List<Sent> all;
        lock (bol.State.Gate)
        {
            bol.State.Advance();
            var asked = bol.Uploads.All.ToDictionary(request => request.Shipment);
            all = bol.State.Shipments.FindAll(shipment => !shipment.Order.IsEarlier).ConvertAll(shipment =>
                new Sent(shipment, asked.GetValueOrDefault(shipment)));
        }

        var printed = all.Where(sent => sent.Files.Count > 0).ToDictionary(sent => sent, sent => Read(sent.Files[^1]));
        var missing = options.InvoicesPromised ? all.Count(sent => sent.Files.Count == 0) : 0;
        foreach (var sent in all.Where(sent => options.InvoicesPromised && sent.Files.Count == 0))
            details.Add($"bol {sent.Order}: shipment {sent.Shipment.Id} has no invoice");
        var (unsent, twice) = OverPeppol(printed, details);
        return new InvoiceCounts(missing, Doubled(all, printed, details), Cents(all, printed, details), Unanswered(all, details),
            options.InvoicesPromised ? Gaps(printed.Values, details) : 0)
        {
            Unsent = unsent,
            SentTwice = twice,
        };
    }

    /// <summary>Invoices for businesses that did not arrive over Peppol where that was promised, and what did twice.</summary>
    private (int Missing, int Doubled) OverPeppol(Dictionary<Sent, PrintedInvoice> printed, List<string> details)
    {
        var arrived = peppol.Delivered.GroupBy(number => number, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var missing = printed.Where(each => options.EInvoicesPromised && each.Key.Shipment.Order.Buyer.Company is not null
            && each.Value.Number is { } number && !arrived.ContainsKey(number)).ToList();
        details.AddRange(missing.Select(each => $"bol {each.Key.Order}: invoice {each.Value.Number} did not go over Peppol"));
        details.AddRange(arrived.Where(each => each.Value > 1).Select(each => $"{each.Key} went over Peppol {each.Value} times"));
        return (missing.Count, arrived.Values.Sum(times => times - 1));
    }

    private PrintedInvoice Read(byte[] file)
    {
        lock (read)
        {
            if (!read.TryGetValue(file, out var printed)) read[file] = printed = PrintedInvoice.Of(file);
            return printed;
        }
    }

    private static int Unanswered(List<Sent> all, List<string> details)
    {
        var waiting = all.FindAll(sent =>
            sent.Status is not (null or SimInvoiceRequest.Uploaded or SimInvoiceRequest.Finished));
        details.AddRange(waiting.Select(sent => $"bol {sent.Order}: shipment {sent.Shipment.Id} waits, {sent.Status}"));
        return waiting.Count;
    }

    /// <summary>Files that came though the one before was good, and numbers that stand on two shipments.</summary>
    private static int Doubled(List<Sent> all, Dictionary<Sent, PrintedInvoice> printed, List<string> details)
    {
        var twice = all.FindAll(sent => sent.Files.Count > 1 + sent.Refused);
        var shared = printed.Where(each => each.Value.Number is not null)
            .GroupBy(each => each.Value.Number!, StringComparer.Ordinal).Where(group => group.Count() > 1).ToList();
        details.AddRange(twice.Select(sent => $"bol {sent.Order}: {sent.Files.Count} files came of {sent.Shipment.Id}"));
        details.AddRange(shared.Select(group => $"invoice {group.Key} is of {group.Count()} shipments"));
        return twice.Count + shared.Sum(group => group.Count() - 1);
    }

    /// <summary>Of orders of which every shipment has its invoice: how far they are from what was paid.</summary>
    private static long Cents(List<Sent> all, Dictionary<Sent, PrintedInvoice> printed, List<string> details)
    {
        var different = 0L;
        foreach (var order in all.GroupBy(sent => sent.Shipment.Order).Where(group => group.All(printed.ContainsKey)))
        {
            var paid = order.Key.Items.Sum(item => (long)Math.Round(
                item.TotalPrice * 100 * order.Sum(sent => sent.Shipment.Lines.Where(line => line.Item == item)
                    .Sum(line => line.Quantity)) / item.Quantity, MidpointRounding.AwayFromZero));
            var invoiced = order.Sum(sent => printed[sent].Cents ?? 0);
            if (paid == invoiced) continue;
            different += Math.Abs(paid - invoiced);
            details.Add($"bol {order.Key.Id}: {paid} cents were paid for what was sent, the invoices come to {invoiced}");
        }

        return different;
    }

    private static long Gaps(IEnumerable<PrintedInvoice> printed, List<string> details)
    {
        var (gaps, all) = (0L, printed.ToList());
        if (all.Find(invoice => invoice.Place is null) is not null) details.Add("an invoice has no number");
        foreach (var series in all.Select(invoice => invoice.Place).OfType<(string Series, long Place)>().Distinct()
            .GroupBy(place => place.Series, StringComparer.Ordinal))
        {
            var left = series.Max(place => place.Place) - series.Count();
            gaps += left;
            if (left > 0) details.Add($"{left} numbers of {series.Key} are on no invoice");
        }

        return gaps + all.Count(invoice => invoice.Place is null);
    }

    /// <summary>A shipment and the files that came of it, the last one last.</summary>
    private sealed class Sent(SimShipment shipment, SimInvoiceRequest? request)
    {
        public SimShipment Shipment { get; } = shipment;

        public string Order { get; } = shipment.Order.Id;

        /// <summary>Null: nobody asked, and nothing came.</summary>
        public string? Status { get; } = request?.Status;

        public List<byte[]> Files { get; } = request?.Files.ConvertAll(file => file.File) ?? [];

        /// <summary>Files that bol did not take.</summary>
        public int Refused { get; } = request?.Steps.Count(step =>
            step.Status is SimInvoiceRequest.Incorrect or SimInvoiceRequest.Virus) ?? 0;
    }
}

/// <param name="Missing">Shipments without one.</param>
/// <param name="Unanswered">Those that bol waits for, or did not take.</param>
/// <param name="Gaps">Numbers that are on no invoice, though a later one is.</param>
internal readonly record struct InvoiceCounts(int Missing, int Doubled, long Cents, int Unanswered, long Gaps)
{
    /// <summary>Invoices for businesses that did not arrive over Peppol.</summary>
    public int Unsent { get; init; }

    /// <summary>Documents that arrived there more than once.</summary>
    public int SentTwice { get; init; }

    public void Add(JsonObject verdict)
    {
        verdict["invoicesMissing"] = Missing;
        verdict["invoicesDoubled"] = Doubled;
        verdict["invoiceCentsDifferent"] = Cents;
        verdict["requestsUnanswered"] = Unanswered;
        verdict["numberGaps"] = Gaps;
        verdict["eInvoicesMissing"] = Unsent;
        verdict["eInvoicesDoubled"] = SentTwice;
    }
}
