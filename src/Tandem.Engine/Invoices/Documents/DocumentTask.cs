using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>An order of which something was shipped, and when it must be looked at for its documents.</summary>
internal sealed class DocumentTask
{
    public long OrderKey { get; set; }
    public SellerId SellerId { get; set; }

    /// <summary>Null: what is known of it has its documents.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Since when something of it waits.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Its customer asked for an invoice.</summary>
    public bool Asked { get; set; }

    /// <summary>What of its ledger and cancellations was looked at.</summary>
    public string Seen { get; set; } = "";

    /// <summary>Nobody named its buyer yet.</summary>
    public bool LacksBuyer { get; set; }

    /// <summary>Whatever waits for an answer of its seller is looked at now.</summary>
    public static Task Ring(TandemDb db, SellerId seller, DateTimeOffset now, CancellationToken ct) =>
        db.DocumentTasks.Where(t => t.SellerId == seller && t.DueAt > now)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.DueAt, now), ct);
}
