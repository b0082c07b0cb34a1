using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Alerts;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Upload;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders;
using Tandem.Engine.Printing;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Settlement;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Shipments;
using Tandem.Engine.Stock;
using Tandem.Engine.Users;
using Tandem.Engine.Values;
using Tandem.Engine.Warehouse;

namespace Tandem.Engine.Storage;

/// <summary>The model. One subclass an engine, so that each keeps migrations of its own.</summary>
internal abstract class TandemDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<Seller> Sellers => Set<Seller>();
    public DbSet<ModuleLive> Modules => Set<ModuleLive>();
    public DbSet<SellerSetting> Settings => Set<SellerSetting>();
    public DbSet<Shop> Shops => Set<Shop>();
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<Item> Items => Set<Item>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<LinkPart> LinkParts => Set<LinkPart>();
    public DbSet<Hold> Holds => Set<Hold>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();
    public DbSet<Observation> Observations => Set<Observation>();
    public DbSet<Intent> Intents => Set<Intent>();
    public DbSet<Activity> Activities => Set<Activity>();
    public DbSet<Attention> Attentions => Set<Attention>();
    public DbSet<LinkChange> LinkChanges => Set<LinkChange>();
    public DbSet<ProductGroup> ProductGroups => Set<ProductGroup>();
    public DbSet<ParentProduct> ParentProducts => Set<ParentProduct>();
    public DbSet<StockSetting> StockSettings => Set<StockSetting>();
    public DbSet<StockEntry> StockEntries => Set<StockEntry>();
    public DbSet<StockDay> StockDays => Set<StockDay>();
    public DbSet<Drift> Drifts => Set<Drift>();
    public DbSet<ShopSale> ShopSales => Set<ShopSale>();
    public DbSet<ShadowEntry> ShadowEntries => Set<ShadowEntry>();
    public DbSet<ExternalSource> ExternalSources => Set<ExternalSource>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<User> Users => Set<User>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();
    public DbSet<LvbStock> LvbStocks => Set<LvbStock>();
    public DbSet<Adjustment> Adjustments => Set<Adjustment>();
    public DbSet<Shipment> Shipments => Set<Shipment>();
    public DbSet<KnownParcel> Parcels => Set<KnownParcel>();
    public DbSet<KeptSlipLook> SlipLooks => Set<KeptSlipLook>();
    public DbSet<ShippingLabel> Labels => Set<ShippingLabel>();
    public DbSet<Replenishment> Replenishments => Set<Replenishment>();
    public DbSet<SetupDraft> SetupDrafts => Set<SetupDraft>();
    public DbSet<ReturnLine> Returns => Set<ReturnLine>();
    public DbSet<ReturnDecision> ReturnDecisions => Set<ReturnDecision>();
    public DbSet<ReturnPhoto> ReturnPhotos => Set<ReturnPhoto>();
    public DbSet<DocumentDraft> DocumentDrafts => Set<DocumentDraft>();
    public DbSet<DocumentTask> DocumentTasks => Set<DocumentTask>();
    public DbSet<DocumentCursor> DocumentCursors => Set<DocumentCursor>();
    public DbSet<NumberSeries> NumberSeries => Set<NumberSeries>();
    public DbSet<IssuedDocument> IssuedDocuments => Set<IssuedDocument>();
    public DbSet<IssuedLine> IssuedLines => Set<IssuedLine>();
    public DbSet<DocumentRate> DocumentRates => Set<DocumentRate>();
    public DbSet<OssYear> OssYears => Set<OssYear>();
    public DbSet<ViesCheck> ViesChecks => Set<ViesCheck>();
    public DbSet<SettlementInvoice> SettlementInvoices => Set<SettlementInvoice>();
    public DbSet<SettlementLine> SettlementLines => Set<SettlementLine>();
    public DbSet<EInvoice> EInvoices => Set<EInvoice>();
    public DbSet<InvoiceRequest> InvoiceRequests => Set<InvoiceRequest>();
    public DbSet<Alert> Alerts => Set<Alert>();
    public DbSet<AlertMessage> AlertMessages => Set<AlertMessage>();
    public DbSet<ChannelState> AlertChannels => Set<ChannelState>();

    /// <summary>Rows that this context has changed so far.</summary>
    public int Written { get; set; }

    /// <summary>Kinds of writes that it has planned so far.</summary>
    public HashSet<IntentKind> Planned { get; private set; } = [];

    /// <summary>Nothing can be changed through it.</summary>
    public bool OnlyReads { get; private set; }

    /// <summary>Contexts are used again and again: what one user left is not the next one's.</summary>
    public TandemDb Opened(bool onlyReads)
    {
        (Written, Planned, OnlyReads) = (0, [], onlyReads);
        if (onlyReads) ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return this;
    }

    /// <exception cref="InvalidOperationException">The context only reads: a bug.</exception>
    public void MustWrite()
    {
        if (OnlyReads) throw new InvalidOperationException("Changes go through WriteFor or the seller's owner, not past them.");
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default)
    {
        MustWrite();

        // Looked for once, and not by each of the two that follow.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            NotePlanned();
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            Written += rows;
            return rows;
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private void NotePlanned()
    {
        foreach (var row in ChangeTracker.Entries<Intent>())
        {
            if (row.Entity.State == IntentState.Planned && (row.State == EntityState.Added || (row.State == EntityState.Modified
                && row.Property(i => i.State).OriginalValue != IntentState.Planned))) Planned.Add(row.Entity.Kind);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<SellerId>().HaveConversion<SellerIdConverter>();
        conventions.Properties<ShopId>().HaveConversion<ShopIdConverter>();
        conventions.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        conventions.Properties<SourceName>().HaveConversion<SourceNameConverter>();
        conventions.Properties<Reason>().HaveConversion<ReasonConverter>();
        conventions.Properties<Enum>().HaveConversion<string>();
        conventions.Properties<DateTimeOffset>().HaveConversion(MomentConverter);
    }

    /// <summary>How this engine stores a moment so that moments compare and sort in SQL.</summary>
    protected abstract Type MomentConverter { get; }

    protected override void OnModelCreating(ModelBuilder model) => EngineTables.Configure(model);

    private sealed class SellerIdConverter() : ValueConverter<SellerId, Guid>(id => id.Value, value => new SellerId(value));

    private sealed class ShopIdConverter() : ValueConverter<ShopId, Guid>(id => id.Value, value => new ShopId(value));

    private sealed class AccountIdConverter() : ValueConverter<AccountId, Guid>(id => id.Value, value => new AccountId(value));

    private sealed class SourceNameConverter()
        : ValueConverter<SourceName, string>(name => name.ToString(), text => SourceName.Parse(text));

    private sealed class ReasonConverter()
        : ValueConverter<Reason, string>(reason => reason.ToJson(), json => Reason.FromJson(json)!);
}
