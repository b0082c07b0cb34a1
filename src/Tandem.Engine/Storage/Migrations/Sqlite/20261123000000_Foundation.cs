using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Foundation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectKey = table.Column<long>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    Setting = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "alert_channels",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    SucceededAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alert_channels", x => new { x.SellerId, x.Channel });
                });

            migrationBuilder.CreateTable(
                name: "alert_messages",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name = table.Column<Guid>(type: "TEXT", nullable: false),
                    Refusals = table.Column<int>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DroppedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alert_messages", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Weight = table.Column<string>(type: "TEXT", nullable: false),
                    Deadline = table.Column<long>(type: "INTEGER", nullable: true),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    ToldAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Told = table.Column<string>(type: "TEXT", nullable: false),
                    ClearedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    OwesEnd = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alerts", x => new { x.SellerId, x.Cause });
                });

            migrationBuilder.CreateTable(
                name: "api_tokens",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Scopes = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastUsedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_tokens", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "attentions",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    Part = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    SubjectKey = table.Column<long>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClearedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attentions", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "document_cursors",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Shipment = table.Column<long>(type: "INTEGER", nullable: false),
                    Decision = table.Column<long>(type: "INTEGER", nullable: false),
                    OffSince = table.Column<long>(type: "INTEGER", nullable: true),
                    OnSince = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_cursors", x => x.SellerId);
                });

            migrationBuilder.CreateTable(
                name: "document_drafts",
                columns: table => new
                {
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_drafts", x => x.OrderKey);
                });

            migrationBuilder.CreateTable(
                name: "document_lines",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentKey = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderItemId = table.Column<string>(type: "TEXT", nullable: false),
                    Units = table.Column<int>(type: "INTEGER", nullable: false),
                    GrossCents = table.Column<long>(type: "INTEGER", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Rate = table.Column<int>(type: "INTEGER", nullable: false),
                    OfLine = table.Column<long>(type: "INTEGER", nullable: true),
                    OffOrder = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_lines", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "document_rates",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentKey = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Category = table.Column<string>(type: "TEXT", nullable: false),
                    Rate = table.Column<int>(type: "INTEGER", nullable: false),
                    NetCents = table.Column<long>(type: "INTEGER", nullable: false),
                    VatCents = table.Column<long>(type: "INTEGER", nullable: false),
                    VatCountry = table.Column<string>(type: "TEXT", nullable: true),
                    FromCountry = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    DeclaredIn = table.Column<string>(type: "TEXT", nullable: true),
                    Box = table.Column<string>(type: "TEXT", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CorrectsDay = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_rates", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "document_tasks",
                columns: table => new
                {
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    Asked = table.Column<bool>(type: "INTEGER", nullable: false),
                    Seen = table.Column<string>(type: "TEXT", nullable: false),
                    LacksBuyer = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_tasks", x => x.OrderKey);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    Series = table.Column<string>(type: "TEXT", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    ShipmentKey = table.Column<long>(type: "INTEGER", nullable: true),
                    ShipmentId = table.Column<string>(type: "TEXT", nullable: true),
                    CreditsKey = table.Column<long>(type: "INTEGER", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SuppliedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    NetCents = table.Column<long>(type: "INTEGER", nullable: false),
                    VatCents = table.Column<long>(type: "INTEGER", nullable: false),
                    GrossCents = table.Column<long>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    FromCountry = table.Column<string>(type: "TEXT", nullable: false),
                    ToCountry = table.Column<string>(type: "TEXT", nullable: false),
                    VatCountry = table.Column<string>(type: "TEXT", nullable: true),
                    Metered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Pdf = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Ubl = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    PdfHash = table.Column<string>(type: "TEXT", nullable: false),
                    UblHash = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "drifts",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferKey = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RemoteAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Expected = table.Column<int>(type: "INTEGER", nullable: true),
                    ExpectedSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Shown = table.Column<int>(type: "INTEGER", nullable: true),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drifts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "e_invoices",
                columns: table => new
                {
                    DocumentKey = table.Column<long>(type: "INTEGER", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Required = table.Column<bool>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Submission = table.Column<string>(type: "TEXT", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ProvedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Network = table.Column<string>(type: "TEXT", nullable: true),
                    MessageId = table.Column<string>(type: "TEXT", nullable: true),
                    Proof = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_e_invoices", x => x.DocumentKey);
                });

            migrationBuilder.CreateTable(
                name: "external_sources",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: true),
                    Secret = table.Column<string>(type: "TEXT", nullable: true),
                    Columns = table.Column<string>(type: "TEXT", nullable: true),
                    EveryMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    LagMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    MissingToZero = table.Column<bool>(type: "INTEGER", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: true),
                    LastModified = table.Column<long>(type: "INTEGER", nullable: true),
                    FileAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LastRows = table.Column<int>(type: "INTEGER", nullable: true),
                    LastRun = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_external_sources", x => x.SellerId);
                });

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShopOrderId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holds", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "intents",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BusinessKey = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<long>(type: "INTEGER", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", nullable: false),
                    Of = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    Priority = table.Column<int>(type: "INTEGER", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Refusals = table.Column<int>(type: "INTEGER", nullable: false),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LeftBy = table.Column<long>(type: "INTEGER", nullable: true),
                    SettledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ProcessStatusId = table.Column<string>(type: "TEXT", nullable: true),
                    RemoteWords = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_intents", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "invoice_requests",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShipmentId = table.Column<string>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BolOrderId = table.Column<string>(type: "TEXT", nullable: true),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Deadline = table.Column<long>(type: "INTEGER", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AlarmAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Dismissed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PartyTaken = table.Column<bool>(type: "INTEGER", nullable: false),
                    PartyDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Over = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoice_requests", x => new { x.AccountId, x.ShipmentId });
                });

            migrationBuilder.CreateTable(
                name: "items",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProductId = table.Column<long>(type: "INTEGER", nullable: false),
                    VariationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Sku = table.Column<string>(type: "TEXT", nullable: true),
                    GtinText = table.Column<string>(type: "TEXT", nullable: true),
                    Gtin = table.Column<string>(type: "TEXT", nullable: true),
                    Words = table.Column<string>(type: "TEXT", nullable: false),
                    TaxClass = table.Column<string>(type: "TEXT", nullable: false),
                    Picture = table.Column<string>(type: "TEXT", nullable: true),
                    PriceCents = table.Column<long>(type: "INTEGER", nullable: true),
                    StockKept = table.Column<string>(type: "TEXT", nullable: false),
                    StockOfParts = table.Column<bool>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: true),
                    InStock = table.Column<bool>(type: "INTEGER", nullable: false),
                    Backordered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Categories = table.Column<string>(type: "TEXT", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    GtinFrom = table.Column<string>(type: "TEXT", nullable: true),
                    OfferIdHint = table.Column<string>(type: "TEXT", nullable: true),
                    BundleOf = table.Column<string>(type: "TEXT", nullable: true),
                    ExternalQuantity = table.Column<int>(type: "INTEGER", nullable: true),
                    ExternalAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ShopTarget = table.Column<int>(type: "INTEGER", nullable: true),
                    ExternalDue = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ModifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReadDueSince = table.Column<long>(type: "INTEGER", nullable: true),
                    UnreadableSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Unpublished = table.Column<bool>(type: "INTEGER", nullable: false),
                    SameAs = table.Column<long>(type: "INTEGER", nullable: true),
                    Gone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Verdict = table.Column<string>(type: "TEXT", nullable: false),
                    MatchDue = table.Column<bool>(type: "INTEGER", nullable: false),
                    SalesRate_At = table.Column<long>(type: "INTEGER", nullable: false),
                    SalesRate_Fast = table.Column<double>(type: "REAL", nullable: false),
                    SalesRate_Slow = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_items", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "link_changes",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferKey = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: false),
                    After = table.Column<string>(type: "TEXT", nullable: false),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_changes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "link_parts",
                columns: table => new
                {
                    OfferKey = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemKey = table.Column<long>(type: "INTEGER", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_parts", x => new { x.OfferKey, x.ItemKey });
                });

            migrationBuilder.CreateTable(
                name: "lvb_stocks",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Gtin = table.Column<string>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: true),
                    Regular = table.Column<int>(type: "INTEGER", nullable: false),
                    Graded = table.Column<int>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EmptySince = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lvb_stocks", x => new { x.AccountId, x.Gtin });
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    First = table.Column<long>(type: "INTEGER", nullable: false),
                    Last = table.Column<long>(type: "INTEGER", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Head = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_series", x => new { x.SellerId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "observations",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Part = table.Column<Guid>(type: "TEXT", nullable: false),
                    Cursor = table.Column<string>(type: "TEXT", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: false),
                    BeganAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NewsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SucceededAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    HookAt = table.Column<long>(type: "INTEGER", nullable: true),
                    UntoldNews = table.Column<int>(type: "INTEGER", nullable: false),
                    UntoldSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_observations", x => new { x.SellerId, x.Source });
                });

            migrationBuilder.CreateTable(
                name: "offers",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferId = table.Column<string>(type: "TEXT", nullable: true),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Ean = table.Column<string>(type: "TEXT", nullable: true),
                    Gtin = table.Column<string>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", nullable: true),
                    Lvb = table.Column<bool>(type: "INTEGER", nullable: false),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    LvbFallback = table.Column<bool>(type: "INTEGER", nullable: true),
                    LvbSwitchedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    LvbSwitches = table.Column<int>(type: "INTEGER", nullable: false),
                    ShownAmount = table.Column<int>(type: "INTEGER", nullable: true),
                    ShownCorrected = table.Column<int>(type: "INTEGER", nullable: true),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Shows = table.Column<int>(type: "INTEGER", nullable: true),
                    Steered = table.Column<bool>(type: "INTEGER", nullable: false),
                    WhenUnlinked = table.Column<string>(type: "TEXT", nullable: false),
                    Unpublished = table.Column<bool>(type: "INTEGER", nullable: false),
                    Target = table.Column<int>(type: "INTEGER", nullable: true),
                    TargetReason = table.Column<string>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    PacedUnits = table.Column<int>(type: "INTEGER", nullable: false),
                    Confirmed = table.Column<int>(type: "INTEGER", nullable: true),
                    ConfirmedSentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ModifiedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Chosen = table.Column<bool>(type: "INTEGER", nullable: false),
                    UnseenUnits = table.Column<int>(type: "INTEGER", nullable: false),
                    UnseenUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", nullable: false),
                    LinkedBy = table.Column<string>(type: "TEXT", nullable: true),
                    LinkBasis = table.Column<string>(type: "TEXT", nullable: true),
                    MatchDue = table.Column<bool>(type: "INTEGER", nullable: false),
                    DecideDue = table.Column<bool>(type: "INTEGER", nullable: false),
                    Gone = table.Column<bool>(type: "INTEGER", nullable: false),
                    Diff = table.Column<int>(type: "INTEGER", nullable: false, computedColumnSql: "CASE WHEN \"DecidedAt\" IS NULL THEN 6 WHEN \"Target\" IS NULL THEN 5 WHEN \"Shows\" = \"Target\" THEN 4 WHEN \"Target\" = 0 THEN 0 WHEN \"Shows\" = 0 THEN 1 WHEN abs(\"Target\" - \"Shows\") >= 5 AND abs(\"Target\" - \"Shows\") * 2 > \"Shows\" THEN 2 ELSE 3 END", stored: true),
                    SalesRate_At = table.Column<long>(type: "INTEGER", nullable: false),
                    SalesRate_Fast = table.Column<double>(type: "REAL", nullable: false),
                    SalesRate_Slow = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_offers", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "order_adjustments",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderItemId = table.Column<string>(type: "TEXT", nullable: true),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    Units = table.Column<int>(type: "INTEGER", nullable: false),
                    CentsInclVat = table.Column<long>(type: "INTEGER", nullable: false),
                    CancelledInAll = table.Column<int>(type: "INTEGER", nullable: true),
                    DecisionKey = table.Column<long>(type: "INTEGER", nullable: true),
                    Restocked = table.Column<bool>(type: "INTEGER", nullable: false),
                    RefundId = table.Column<long>(type: "INTEGER", nullable: true),
                    StillDelivered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Retaken = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_adjustments", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BolOrderId = table.Column<string>(type: "TEXT", nullable: false),
                    PlacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FirstSeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    StateReason = table.Column<string>(type: "TEXT", nullable: true),
                    PickedByHand = table.Column<bool>(type: "INTEGER", nullable: false),
                    ShopId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ShopOrderId = table.Column<long>(type: "INTEGER", nullable: true),
                    ShopOrderNumber = table.Column<string>(type: "TEXT", nullable: true),
                    ShopStatus = table.Column<string>(type: "TEXT", nullable: true),
                    ShopChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ShopSeenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SplitInto = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TotalCentsInclVat = table.Column<long>(type: "INTEGER", nullable: true),
                    Destination = table.Column<string>(type: "TEXT", nullable: true),
                    TaxedIn = table.Column<string>(type: "TEXT", nullable: true),
                    Business = table.Column<bool>(type: "INTEGER", nullable: false),
                    VatNumberOf = table.Column<string>(type: "TEXT", nullable: true),
                    DeliverBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    GuardAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FlowDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CancelAskedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CancelAnswer = table.Column<string>(type: "TEXT", nullable: false),
                    StatusBeforeHold = table.Column<string>(type: "TEXT", nullable: true),
                    ShipsThoughClosed = table.Column<bool>(type: "INTEGER", nullable: false),
                    SaidSent = table.Column<bool>(type: "INTEGER", nullable: false),
                    TrackingDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    CompletedInShopAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAtBolAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ShipmentsDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ShipmentsLooks = table.Column<int>(type: "INTEGER", nullable: false),
                    SlipPrintedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "oss_years",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    NetCents = table.Column<long>(type: "INTEGER", nullable: false),
                    Passed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_oss_years", x => new { x.SellerId, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "parcels",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", nullable: true),
                    Trust = table.Column<string>(type: "TEXT", nullable: false),
                    Carrier = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Items = table.Column<string>(type: "TEXT", nullable: true),
                    ShippingLabelId = table.Column<string>(type: "TEXT", nullable: true),
                    FoundAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ShipmentId = table.Column<string>(type: "TEXT", nullable: true),
                    TransportId = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parcels", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "parent_products",
                columns: table => new
                {
                    ShopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProductId = table.Column<long>(type: "INTEGER", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: true),
                    Picture = table.Column<string>(type: "TEXT", nullable: true),
                    Categories = table.Column<string>(type: "TEXT", nullable: false),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    Unpublished = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parent_products", x => new { x.ShopId, x.ProductId });
                });

            migrationBuilder.CreateTable(
                name: "product_groups",
                columns: table => new
                {
                    ShopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    GroupId = table.Column<long>(type: "INTEGER", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_groups", x => new { x.ShopId, x.Kind, x.GroupId });
                });

            migrationBuilder.CreateTable(
                name: "replenishments",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReplenishmentId = table.Column<string>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Announced = table.Column<int>(type: "INTEGER", nullable: false),
                    Received = table.Column<int>(type: "INTEGER", nullable: false),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false),
                    Gone = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_replenishments", x => new { x.AccountId, x.ReplenishmentId });
                });

            migrationBuilder.CreateTable(
                name: "return_decisions",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReturnKey = table.Column<long>(type: "INTEGER", nullable: true),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: true),
                    OrderItemId = table.Column<string>(type: "TEXT", nullable: true),
                    Units = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Restock = table.Column<bool>(type: "INTEGER", nullable: true),
                    Restocked = table.Column<bool>(type: "INTEGER", nullable: false),
                    AtBol = table.Column<bool>(type: "INTEGER", nullable: false),
                    Dropped = table.Column<bool>(type: "INTEGER", nullable: false),
                    Waived = table.Column<bool>(type: "INTEGER", nullable: false),
                    Replaces = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReplacementTry = table.Column<int>(type: "INTEGER", nullable: false),
                    ReplacedBy = table.Column<long>(type: "INTEGER", nullable: true),
                    ReplacedByNumber = table.Column<string>(type: "TEXT", nullable: true),
                    ReplacementEnd = table.Column<string>(type: "TEXT", nullable: true),
                    AsksReplacement = table.Column<bool>(type: "INTEGER", nullable: false),
                    Booked = table.Column<bool>(type: "INTEGER", nullable: false),
                    NetCents = table.Column<long>(type: "INTEGER", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_decisions", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "return_photos",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReturnKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Sealed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_photos", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "returns",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReturnId = table.Column<string>(type: "TEXT", nullable: false),
                    RmaId = table.Column<string>(type: "TEXT", nullable: false),
                    BolOrderId = table.Column<string>(type: "TEXT", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: true),
                    OrderItemId = table.Column<string>(type: "TEXT", nullable: true),
                    Ean = table.Column<string>(type: "TEXT", nullable: true),
                    Units = table.Column<int>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    WhyDetail = table.Column<string>(type: "TEXT", nullable: false),
                    Lvb = table.Column<bool>(type: "INTEGER", nullable: false),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Handled = table.Column<bool>(type: "INTEGER", nullable: false),
                    HandledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Results = table.Column<string>(type: "TEXT", nullable: false),
                    Gone = table.Column<bool>(type: "INTEGER", nullable: false),
                    AlarmAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Untold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Unbooked = table.Column<bool>(type: "INTEGER", nullable: false),
                    CameToNothing = table.Column<int>(type: "INTEGER", nullable: false),
                    CameIn = table.Column<bool>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReceivedUnits = table.Column<int>(type: "INTEGER", nullable: true),
                    Condition = table.Column<string>(type: "TEXT", nullable: true),
                    TrackingCode = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_returns", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "sellers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PausedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    Owner = table.Column<string>(type: "TEXT", nullable: true),
                    OwnedSince = table.Column<long>(type: "INTEGER", nullable: true),
                    OutsideWrites = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_invoices",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<string>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PayableCents = table.Column<long>(type: "INTEGER", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Pages = table.Column<int>(type: "INTEGER", nullable: false),
                    Lines = table.Column<int>(type: "INTEGER", nullable: false),
                    LastPage = table.Column<string>(type: "TEXT", nullable: true),
                    Odd = table.Column<int>(type: "INTEGER", nullable: false),
                    OddPlaces = table.Column<string>(type: "TEXT", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_invoices", x => new { x.AccountId, x.InvoiceId });
                });

            migrationBuilder.CreateTable(
                name: "settlement_lines",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InvoiceId = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    BolOrderId = table.Column<string>(type: "TEXT", nullable: true),
                    Ean = table.Column<string>(type: "TEXT", nullable: true),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: true),
                    OrderItemId = table.Column<string>(type: "TEXT", nullable: true),
                    Units = table.Column<int>(type: "INTEGER", nullable: false),
                    NetCents = table.Column<long>(type: "INTEGER", nullable: false),
                    VatCents = table.Column<long>(type: "INTEGER", nullable: false),
                    VatPercent = table.Column<decimal>(type: "TEXT", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_lines", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "setup_drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Step = table.Column<string>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConnectedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Business = table.Column<string>(type: "TEXT", nullable: true),
                    ShopUrl = table.Column<string>(type: "TEXT", nullable: true),
                    ShopSecret = table.Column<string>(type: "TEXT", nullable: true),
                    BolSecret = table.Column<string>(type: "TEXT", nullable: true),
                    StateHash = table.Column<string>(type: "TEXT", nullable: true),
                    StateUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    FinishedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_setup_drafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shadow_entries",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OfferKey = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Theirs = table.Column<int>(type: "INTEGER", nullable: false),
                    Ours = table.Column<int>(type: "INTEGER", nullable: true),
                    Truth = table.Column<int>(type: "INTEGER", nullable: true),
                    Verdict = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shadow_entries", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "shipments",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    ShipmentId = table.Column<string>(type: "TEXT", nullable: true),
                    TransportId = table.Column<string>(type: "TEXT", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", nullable: true),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    ShippedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipments", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "shipping_labels",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Items = table.Column<string>(type: "TEXT", nullable: false),
                    LabelOfferId = table.Column<string>(type: "TEXT", nullable: false),
                    TransporterCode = table.Column<string>(type: "TEXT", nullable: false),
                    LabelType = table.Column<string>(type: "TEXT", nullable: false),
                    PriceCentsExclVat = table.Column<long>(type: "INTEGER", nullable: false),
                    HandOverBy = table.Column<long>(type: "INTEGER", nullable: true),
                    ChosenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ShippingLabelId = table.Column<string>(type: "TEXT", nullable: true),
                    TrackAndTrace = table.Column<string>(type: "TEXT", nullable: true),
                    PrintedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_labels", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "shop_sales",
                columns: table => new
                {
                    ShopId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ShopOrderId = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemKey = table.Column<long>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Units = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Returned = table.Column<int>(type: "INTEGER", nullable: false),
                    BookedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ShownAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shop_sales", x => new { x.ShopId, x.ShopOrderId, x.ItemKey });
                });

            migrationBuilder.CreateTable(
                name: "shops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: false),
                    Secret = table.Column<string>(type: "TEXT", nullable: false),
                    HookSecret = table.Column<string>(type: "TEXT", nullable: false),
                    HoldStockMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", nullable: false),
                    Taxes = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<string>(type: "TEXT", nullable: true),
                    OrderStatuses = table.Column<string>(type: "TEXT", nullable: true),
                    GtinKey = table.Column<string>(type: "TEXT", nullable: true),
                    GtinKeyRead = table.Column<string>(type: "TEXT", nullable: true),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    CachedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shops", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "slip_looks",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sender = table.Column<string>(type: "TEXT", nullable: false),
                    ReturnText = table.Column<string>(type: "TEXT", nullable: false),
                    FrenchReturnText = table.Column<string>(type: "TEXT", nullable: false),
                    Logo = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slip_looks", x => x.SellerId);
                });

            migrationBuilder.CreateTable(
                name: "stock_days",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Pushes = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    Checked = table.Column<int>(type: "INTEGER", nullable: false),
                    HeldBack = table.Column<int>(type: "INTEGER", nullable: false),
                    Breaches = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitsOversold = table.Column<int>(type: "INTEGER", nullable: false),
                    Drifts = table.Column<int>(type: "INTEGER", nullable: false),
                    Details = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_days", x => new { x.SellerId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "stock_entries",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemKey = table.Column<long>(type: "INTEGER", nullable: true),
                    OfferKey = table.Column<long>(type: "INTEGER", nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    RemoteAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Cause = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<int>(type: "INTEGER", nullable: true),
                    After = table.Column<int>(type: "INTEGER", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", nullable: true),
                    Facts = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_entries", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "stock_settings",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Scope = table.Column<string>(type: "TEXT", nullable: false),
                    ShopId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Target = table.Column<long>(type: "INTEGER", nullable: false),
                    Safety = table.Column<int>(type: "INTEGER", nullable: true),
                    SafetyPercent = table.Column<int>(type: "INTEGER", nullable: true),
                    Cap = table.Column<int>(type: "INTEGER", nullable: true),
                    Minimum = table.Column<int>(type: "INTEGER", nullable: true),
                    Fixed = table.Column<int>(type: "INTEGER", nullable: true),
                    Assumed = table.Column<int>(type: "INTEGER", nullable: true),
                    Backorders = table.Column<int>(type: "INTEGER", nullable: true),
                    Treatment = table.Column<string>(type: "TEXT", nullable: true),
                    SellUnpublished = table.Column<bool>(type: "INTEGER", nullable: true),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_settings", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsKeeper = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", nullable: true),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "vies_checks",
                columns: table => new
                {
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    Valid = table.Column<bool>(type: "INTEGER", nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RequestId = table.Column<string>(type: "TEXT", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vies_checks", x => x.OrderKey);
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrderItemId = table.Column<string>(type: "TEXT", nullable: false),
                    BolOfferId = table.Column<string>(type: "TEXT", nullable: true),
                    OfferKey = table.Column<long>(type: "INTEGER", nullable: true),
                    Ean = table.Column<string>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: true),
                    PlacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    Shipped = table.Column<int>(type: "INTEGER", nullable: false),
                    Cancelled = table.Column<int>(type: "INTEGER", nullable: false),
                    CancellationRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DeliverBy = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Fulfilment = table.Column<string>(type: "TEXT", nullable: false),
                    TotalCentsInclVat = table.Column<long>(type: "INTEGER", nullable: true),
                    ShopLineId = table.Column<long>(type: "INTEGER", nullable: true),
                    FormerLineIds = table.Column<string>(type: "TEXT", nullable: false),
                    Taxes = table.Column<string>(type: "TEXT", nullable: true),
                    Imported = table.Column<int>(type: "INTEGER", nullable: true),
                    Pieces = table.Column<int>(type: "INTEGER", nullable: true),
                    Reduced = table.Column<int>(type: "INTEGER", nullable: true),
                    RestUnits = table.Column<int>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: true),
                    TakenOut = table.Column<int>(type: "INTEGER", nullable: false),
                    Away = table.Column<int>(type: "INTEGER", nullable: false),
                    PutBack = table.Column<int>(type: "INTEGER", nullable: false),
                    Doubted = table.Column<int>(type: "INTEGER", nullable: false),
                    OnShelf = table.Column<int>(type: "INTEGER", nullable: false),
                    UnknownProduct = table.Column<bool>(type: "INTEGER", nullable: false),
                    InStockReading = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_lines", x => x.Key);
                    table.ForeignKey(
                        name: "FK_order_lines_orders_OrderKey",
                        column: x => x.OrderKey,
                        principalTable: "orders",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "module_live",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Module = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: true),
                    OnlyChosen = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_module_live", x => new { x.SellerId, x.Module });
                    table.ForeignKey(
                        name: "FK_module_live_sellers_SellerId",
                        column: x => x.SellerId,
                        principalTable: "sellers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settings", x => new { x.SellerId, x.Name });
                    table.ForeignKey(
                        name: "FK_settings_sellers_SellerId",
                        column: x => x.SellerId,
                        principalTable: "sellers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shipment_lines",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ShipmentKey = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderItemId = table.Column<string>(type: "TEXT", nullable: false),
                    Units = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipment_lines", x => x.Key);
                    table.ForeignKey(
                        name: "FK_shipment_lines_shipments_ShipmentKey",
                        column: x => x.ShipmentKey,
                        principalTable: "shipments",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "memberships",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Role = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_memberships", x => new { x.UserId, x.SellerId });
                    table.ForeignKey(
                        name: "FK_memberships_users_UserId",
                        column: x => x.UserId,
                        principalTable: "users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "one_time_links",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Role = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_one_time_links", x => x.Key);
                    table.ForeignKey(
                        name: "FK_one_time_links_users_UserId",
                        column: x => x.UserId,
                        principalTable: "users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_logins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_logins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_user_logins_users_UserId",
                        column: x => x.UserId,
                        principalTable: "users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_passkeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_passkeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_user_passkeys_users_UserId",
                        column: x => x.UserId,
                        principalTable: "users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_tokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_tokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_user_tokens_users_UserId",
                        column: x => x.UserId,
                        principalTable: "users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_SellerId",
                table: "accounts",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "activities_changes",
                table: "activities",
                columns: new[] { "SellerId", "Key" },
                filter: "\"Setting\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_activities_SellerId_At",
                table: "activities",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_activities_Subject_SubjectKey_At",
                table: "activities",
                columns: new[] { "Subject", "SubjectKey", "At" });

            migrationBuilder.CreateIndex(
                name: "alert_messages_waiting",
                table: "alert_messages",
                columns: new[] { "SellerId", "Channel" },
                filter: "\"SentAt\" IS NULL AND \"DroppedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_alert_messages_SellerId_CreatedAt",
                table: "alert_messages",
                columns: new[] { "SellerId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_api_tokens_Hash",
                table: "api_tokens",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_api_tokens_SellerId",
                table: "api_tokens",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "attentions_open",
                table: "attentions",
                column: "SellerId",
                filter: "\"ClearedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_attentions_SellerId_Cause",
                table: "attentions",
                columns: new[] { "SellerId", "Cause" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_document_drafts_SellerId_At",
                table: "document_drafts",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_document_lines_DocumentKey",
                table: "document_lines",
                column: "DocumentKey");

            migrationBuilder.CreateIndex(
                name: "IX_document_lines_OrderKey",
                table: "document_lines",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_document_rates_DocumentKey",
                table: "document_rates",
                column: "DocumentKey");

            migrationBuilder.CreateIndex(
                name: "IX_document_rates_OrderKey",
                table: "document_rates",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_document_rates_SellerId_Day",
                table: "document_rates",
                columns: new[] { "SellerId", "Day" });

            migrationBuilder.CreateIndex(
                name: "document_tasks_buyers",
                table: "document_tasks",
                column: "SellerId",
                filter: "\"LacksBuyer\"");

            migrationBuilder.CreateIndex(
                name: "document_tasks_due",
                table: "document_tasks",
                columns: new[] { "SellerId", "DueAt" },
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_documents_OrderKey_Kind_GrossCents",
                table: "documents",
                columns: new[] { "OrderKey", "Kind", "GrossCents" });

            migrationBuilder.CreateIndex(
                name: "IX_documents_SellerId_IssuedOn",
                table: "documents",
                columns: new[] { "SellerId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_documents_SellerId_Number",
                table: "documents",
                columns: new[] { "SellerId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_SellerId_Series_Sequence",
                table: "documents",
                columns: new[] { "SellerId", "Series", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_documents_ShipmentKey",
                table: "documents",
                column: "ShipmentKey",
                unique: true,
                filter: "\"ShipmentKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "drifts_open",
                table: "drifts",
                column: "OfferKey",
                filter: "\"State\" IN ('Doubted','Open')");

            migrationBuilder.CreateIndex(
                name: "IX_drifts_SellerId_SeenAt",
                table: "drifts",
                columns: new[] { "SellerId", "SeenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_e_invoices_SellerId_OrderKey",
                table: "e_invoices",
                columns: new[] { "SellerId", "OrderKey" });

            migrationBuilder.CreateIndex(
                name: "IX_holds_ItemKey",
                table: "holds",
                column: "ItemKey");

            migrationBuilder.CreateIndex(
                name: "IX_holds_SellerId_Until",
                table: "holds",
                columns: new[] { "SellerId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_holds_ShopId_ShopOrderId",
                table: "holds",
                columns: new[] { "ShopId", "ShopOrderId" });

            migrationBuilder.CreateIndex(
                name: "intents_open",
                table: "intents",
                columns: new[] { "SellerId", "Kind", "State", "DueAt" },
                filter: "\"State\" IN ('Planned','Sent','Unknown')");

            migrationBuilder.CreateIndex(
                name: "intents_refused",
                table: "intents",
                columns: new[] { "SellerId", "Kind" },
                filter: "\"State\" = 'Refused'");

            migrationBuilder.CreateIndex(
                name: "IX_intents_Kind_Subject",
                table: "intents",
                columns: new[] { "Kind", "Subject" });

            migrationBuilder.CreateIndex(
                name: "IX_intents_SellerId_BusinessKey",
                table: "intents",
                columns: new[] { "SellerId", "BusinessKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "invoice_requests_open",
                table: "invoice_requests",
                columns: new[] { "AccountId", "SeenAt" },
                filter: "NOT \"Over\"");

            migrationBuilder.CreateIndex(
                name: "IX_invoice_requests_OrderKey",
                table: "invoice_requests",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_invoice_requests_SellerId_State_Deadline",
                table: "invoice_requests",
                columns: new[] { "SellerId", "State", "Deadline" });

            migrationBuilder.CreateIndex(
                name: "items_bundles",
                table: "items",
                column: "ShopId",
                filter: "\"BundleOf\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "items_by_name",
                table: "items",
                columns: new[] { "SellerId", "Name", "Key", "Words", "Gone" },
                filter: "NOT \"Gone\"");

            migrationBuilder.CreateIndex(
                name: "items_by_verdict",
                table: "items",
                columns: new[] { "SellerId", "Verdict", "Name", "Key", "Words", "Gone" },
                filter: "NOT \"Gone\"");

            migrationBuilder.CreateIndex(
                name: "items_external",
                table: "items",
                columns: new[] { "SellerId", "ShopTarget", "Quantity", "ExternalQuantity", "Gone" },
                filter: "\"ExternalQuantity\" IS NOT NULL AND NOT \"Gone\"");

            migrationBuilder.CreateIndex(
                name: "items_external_due",
                table: "items",
                column: "SellerId",
                filter: "\"ExternalDue\"");

            migrationBuilder.CreateIndex(
                name: "items_gone",
                table: "items",
                column: "SellerId",
                filter: "\"Gone\"");

            migrationBuilder.CreateIndex(
                name: "items_languages",
                table: "items",
                column: "SameAs",
                filter: "\"SameAs\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "items_match_due",
                table: "items",
                column: "SellerId",
                filter: "\"MatchDue\"");

            migrationBuilder.CreateIndex(
                name: "items_read_due",
                table: "items",
                column: "SellerId",
                filter: "\"ReadDueSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_items_SellerId_Gtin",
                table: "items",
                columns: new[] { "SellerId", "Gtin" });

            migrationBuilder.CreateIndex(
                name: "IX_items_SellerId_OfferIdHint",
                table: "items",
                columns: new[] { "SellerId", "OfferIdHint" },
                filter: "\"OfferIdHint\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_items_SellerId_Sku",
                table: "items",
                columns: new[] { "SellerId", "Sku" });

            migrationBuilder.CreateIndex(
                name: "IX_items_ShopId_ProductId_VariationId",
                table: "items",
                columns: new[] { "ShopId", "ProductId", "VariationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_link_changes_OfferKey_Key",
                table: "link_changes",
                columns: new[] { "OfferKey", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_link_changes_SellerId_At",
                table: "link_changes",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_link_parts_ItemKey",
                table: "link_parts",
                column: "ItemKey");

            migrationBuilder.CreateIndex(
                name: "IX_lvb_stocks_SellerId_Gtin",
                table: "lvb_stocks",
                columns: new[] { "SellerId", "Gtin" });

            migrationBuilder.CreateIndex(
                name: "IX_memberships_SellerId",
                table: "memberships",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "IX_offers_AccountId_OfferId",
                table: "offers",
                columns: new[] { "AccountId", "OfferId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_offers_OfferId",
                table: "offers",
                column: "OfferId");

            migrationBuilder.CreateIndex(
                name: "IX_offers_SellerId_Gtin",
                table: "offers",
                columns: new[] { "SellerId", "Gtin" });

            migrationBuilder.CreateIndex(
                name: "offers_by_diff",
                table: "offers",
                columns: new[] { "SellerId", "Diff", "Key", "Chosen", "Gone" },
                filter: "NOT \"Gone\"");

            migrationBuilder.CreateIndex(
                name: "offers_codes",
                table: "offers",
                columns: new[] { "SellerId", "Reference", "Ean", "OfferId", "Key", "Gone" },
                filter: "NOT \"Gone\"");

            migrationBuilder.CreateIndex(
                name: "offers_decide_due",
                table: "offers",
                column: "SellerId",
                filter: "\"DecideDue\"");

            migrationBuilder.CreateIndex(
                name: "offers_lvb",
                table: "offers",
                column: "SellerId",
                filter: "\"Lvb\" AND NOT \"Gone\"");

            migrationBuilder.CreateIndex(
                name: "offers_match_due",
                table: "offers",
                column: "SellerId",
                filter: "\"MatchDue\"");

            migrationBuilder.CreateIndex(
                name: "offers_unlinked",
                table: "offers",
                columns: new[] { "SellerId", "Verdict", "Ean", "Key" },
                filter: "NOT (\"Gone\") AND \"Verdict\" <> 'Matched' AND \"Verdict\" <> 'SkuDisagrees' AND \"Verdict\" <> 'LinkedByHand'");

            migrationBuilder.CreateIndex(
                name: "offers_unseen",
                table: "offers",
                column: "SellerId",
                filter: "\"UnseenUnits\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_one_time_links_Hash",
                table: "one_time_links",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_one_time_links_SellerId",
                table: "one_time_links",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "IX_one_time_links_UserId",
                table: "one_time_links",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_order_adjustments_OrderKey",
                table: "order_adjustments",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_order_adjustments_SellerId_At_Cause_CentsInclVat",
                table: "order_adjustments",
                columns: new[] { "SellerId", "At", "Cause", "CentsInclVat" });

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_OfferKey_PlacedAt",
                table: "order_lines",
                columns: new[] { "OfferKey", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_order_lines_OrderKey_OrderItemId",
                table: "order_lines",
                columns: new[] { "OrderKey", "OrderItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "lines_lvb",
                table: "order_lines",
                columns: new[] { "SellerId", "PlacedAt", "OrderKey" },
                filter: "\"Fulfilment\" = 'Lvb'");

            migrationBuilder.CreateIndex(
                name: "lines_of_article",
                table: "order_lines",
                columns: new[] { "SellerId", "Ean", "PlacedAt", "Quantity", "Cancelled" });

            migrationBuilder.CreateIndex(
                name: "lines_promised",
                table: "order_lines",
                column: "OfferKey",
                filter: "NOT \"InStockReading\"");

            migrationBuilder.CreateIndex(
                name: "lines_sold",
                table: "order_lines",
                columns: new[] { "SellerId", "PlacedAt", "Quantity", "Cancelled" });

            migrationBuilder.CreateIndex(
                name: "lines_without_offer",
                table: "order_lines",
                column: "SellerId",
                filter: "\"OfferKey\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_orders_AccountId_BolOrderId",
                table: "orders",
                columns: new[] { "AccountId", "BolOrderId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_SellerId_BolOrderId",
                table: "orders",
                columns: new[] { "SellerId", "BolOrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_SellerId_PlacedAt",
                table: "orders",
                columns: new[] { "SellerId", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_SellerId_ShopOrderNumber",
                table: "orders",
                columns: new[] { "SellerId", "ShopOrderNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_SellerId_State_PlacedAt",
                table: "orders",
                columns: new[] { "SellerId", "State", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_ShopId_ShopOrderId",
                table: "orders",
                columns: new[] { "ShopId", "ShopOrderId" });

            migrationBuilder.CreateIndex(
                name: "orders_flow_due",
                table: "orders",
                columns: new[] { "SellerId", "FlowDueAt" },
                filter: "\"FlowDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "orders_guard_due",
                table: "orders",
                columns: new[] { "SellerId", "GuardAt" },
                filter: "\"GuardAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "orders_imported",
                table: "orders",
                columns: new[] { "SellerId", "PlacedAt", "ImportedAt" },
                filter: "\"ImportedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "orders_shipments_due",
                table: "orders",
                columns: new[] { "AccountId", "ShipmentsDueAt" },
                filter: "\"ShipmentsDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "orders_tracking_due",
                table: "orders",
                columns: new[] { "SellerId", "TrackingDueAt" },
                filter: "\"TrackingDueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_parcels_OrderKey_Number",
                table: "parcels",
                columns: new[] { "OrderKey", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_parcels_SellerId_Number",
                table: "parcels",
                columns: new[] { "SellerId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_product_groups_SellerId",
                table: "product_groups",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "IX_replenishments_SellerId_CreatedAt",
                table: "replenishments",
                columns: new[] { "SellerId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_return_decisions_OrderKey",
                table: "return_decisions",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_return_decisions_ReturnKey_Outcome_Dropped",
                table: "return_decisions",
                columns: new[] { "ReturnKey", "Outcome", "Dropped" });

            migrationBuilder.CreateIndex(
                name: "IX_return_decisions_SellerId_At",
                table: "return_decisions",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_return_decisions_SellerId_Outcome_At_AtBol_Dropped_NetCents",
                table: "return_decisions",
                columns: new[] { "SellerId", "Outcome", "At", "AtBol", "Dropped", "NetCents" });

            migrationBuilder.CreateIndex(
                name: "return_decisions_due",
                table: "return_decisions",
                column: "SellerId",
                filter: "\"AtBol\" AND NOT \"Booked\" AND NOT \"Dropped\"");

            migrationBuilder.CreateIndex(
                name: "return_decisions_replaced",
                table: "return_decisions",
                columns: new[] { "SellerId", "ReplacedBy" },
                filter: "\"ReplacedBy\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_return_photos_ReturnKey",
                table: "return_photos",
                column: "ReturnKey");

            migrationBuilder.CreateIndex(
                name: "IX_return_photos_SellerId_At",
                table: "return_photos",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_returns_AccountId_RmaId",
                table: "returns",
                columns: new[] { "AccountId", "RmaId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_returns_OrderKey",
                table: "returns",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_returns_SellerId",
                table: "returns",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "returns_came_in",
                table: "returns",
                columns: new[] { "SellerId", "HandledAt" },
                filter: "\"CameIn\" AND NOT \"Lvb\"");

            migrationBuilder.CreateIndex(
                name: "returns_code",
                table: "returns",
                columns: new[] { "SellerId", "TrackingCode" },
                filter: "\"TrackingCode\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "returns_desk",
                table: "returns",
                columns: new[] { "SellerId", "Step", "RegisteredAt" });

            migrationBuilder.CreateIndex(
                name: "returns_figures",
                table: "returns",
                columns: new[] { "SellerId", "RegisteredAt", "Ean", "Why", "Units", "CameToNothing" });

            migrationBuilder.CreateIndex(
                name: "returns_rma",
                table: "returns",
                columns: new[] { "SellerId", "RmaId" });

            migrationBuilder.CreateIndex(
                name: "returns_unbooked",
                table: "returns",
                column: "SellerId",
                filter: "\"Unbooked\"");

            migrationBuilder.CreateIndex(
                name: "returns_untold",
                table: "returns",
                column: "SellerId",
                filter: "\"Untold\"");

            migrationBuilder.CreateIndex(
                name: "returns_waiting",
                table: "returns",
                column: "AccountId",
                filter: "NOT \"Handled\"");

            migrationBuilder.CreateIndex(
                name: "returns_without_order",
                table: "returns",
                columns: new[] { "AccountId", "BolOrderId" },
                filter: "\"OrderKey\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_settlement_invoices_SellerId_IssuedOn",
                table: "settlement_invoices",
                columns: new[] { "SellerId", "IssuedOn" });

            migrationBuilder.CreateIndex(
                name: "settlement_due",
                table: "settlement_invoices",
                columns: new[] { "AccountId", "DueAt" },
                filter: "\"DueAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_settlement_lines_AccountId_InvoiceId_Number",
                table: "settlement_lines",
                columns: new[] { "AccountId", "InvoiceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_settlement_lines_OrderKey",
                table: "settlement_lines",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_settlement_lines_SellerId_Kind_Day",
                table: "settlement_lines",
                columns: new[] { "SellerId", "Kind", "Day" });

            migrationBuilder.CreateIndex(
                name: "settlement_without_order",
                table: "settlement_lines",
                columns: new[] { "AccountId", "BolOrderId" },
                filter: "\"OrderKey\" IS NULL AND \"BolOrderId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_setup_drafts_SellerId",
                table: "setup_drafts",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "IX_setup_drafts_StateHash",
                table: "setup_drafts",
                column: "StateHash");

            migrationBuilder.CreateIndex(
                name: "IX_shadow_entries_SellerId_At",
                table: "shadow_entries",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "shadow_open",
                table: "shadow_entries",
                column: "OfferKey",
                filter: "\"Verdict\" = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_shipment_lines_ShipmentKey",
                table: "shipment_lines",
                column: "ShipmentKey");

            migrationBuilder.CreateIndex(
                name: "IX_shipments_AccountId_ShipmentId",
                table: "shipments",
                columns: new[] { "AccountId", "ShipmentId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shipments_OrderKey",
                table: "shipments",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_shipments_SellerId_Key",
                table: "shipments",
                columns: new[] { "SellerId", "Key" });

            migrationBuilder.CreateIndex(
                name: "IX_shipping_labels_OrderKey",
                table: "shipping_labels",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_shipping_labels_SellerId_TrackAndTrace",
                table: "shipping_labels",
                columns: new[] { "SellerId", "TrackAndTrace" });

            migrationBuilder.CreateIndex(
                name: "labels_unprinted",
                table: "shipping_labels",
                column: "SellerId",
                filter: "\"PrintedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_shop_sales_ItemKey_At",
                table: "shop_sales",
                columns: new[] { "ItemKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_shop_sales_SellerId_At_ShopId_ShopOrderId",
                table: "shop_sales",
                columns: new[] { "SellerId", "At", "ShopId", "ShopOrderId" });

            migrationBuilder.CreateIndex(
                name: "IX_shops_SellerId",
                table: "shops",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "IX_stock_entries_ItemKey_At",
                table: "stock_entries",
                columns: new[] { "ItemKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_entries_OfferKey_At",
                table: "stock_entries",
                columns: new[] { "OfferKey", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_entries_SellerId_At",
                table: "stock_entries",
                columns: new[] { "SellerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_stock_settings_SellerId_Scope_Target",
                table: "stock_settings",
                columns: new[] { "SellerId", "Scope", "Target" });

            migrationBuilder.CreateIndex(
                name: "IX_user_logins_UserId",
                table: "user_logins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_user_passkeys_UserId",
                table: "user_passkeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_users_NormalizedUserName",
                table: "users",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_vies_checks_SellerId_AnsweredAt",
                table: "vies_checks",
                columns: new[] { "SellerId", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "vies_checks_due",
                table: "vies_checks",
                columns: new[] { "SellerId", "DueAt" },
                filter: "\"DueAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "activities");

            migrationBuilder.DropTable(
                name: "alert_channels");

            migrationBuilder.DropTable(
                name: "alert_messages");

            migrationBuilder.DropTable(
                name: "alerts");

            migrationBuilder.DropTable(
                name: "api_tokens");

            migrationBuilder.DropTable(
                name: "attentions");

            migrationBuilder.DropTable(
                name: "document_cursors");

            migrationBuilder.DropTable(
                name: "document_drafts");

            migrationBuilder.DropTable(
                name: "document_lines");

            migrationBuilder.DropTable(
                name: "document_rates");

            migrationBuilder.DropTable(
                name: "document_tasks");

            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "drifts");

            migrationBuilder.DropTable(
                name: "e_invoices");

            migrationBuilder.DropTable(
                name: "external_sources");

            migrationBuilder.DropTable(
                name: "holds");

            migrationBuilder.DropTable(
                name: "intents");

            migrationBuilder.DropTable(
                name: "invoice_requests");

            migrationBuilder.DropTable(
                name: "items");

            migrationBuilder.DropTable(
                name: "link_changes");

            migrationBuilder.DropTable(
                name: "link_parts");

            migrationBuilder.DropTable(
                name: "lvb_stocks");

            migrationBuilder.DropTable(
                name: "memberships");

            migrationBuilder.DropTable(
                name: "module_live");

            migrationBuilder.DropTable(
                name: "number_series");

            migrationBuilder.DropTable(
                name: "observations");

            migrationBuilder.DropTable(
                name: "offers");

            migrationBuilder.DropTable(
                name: "one_time_links");

            migrationBuilder.DropTable(
                name: "order_adjustments");

            migrationBuilder.DropTable(
                name: "order_lines");

            migrationBuilder.DropTable(
                name: "oss_years");

            migrationBuilder.DropTable(
                name: "parcels");

            migrationBuilder.DropTable(
                name: "parent_products");

            migrationBuilder.DropTable(
                name: "product_groups");

            migrationBuilder.DropTable(
                name: "replenishments");

            migrationBuilder.DropTable(
                name: "return_decisions");

            migrationBuilder.DropTable(
                name: "return_photos");

            migrationBuilder.DropTable(
                name: "returns");

            migrationBuilder.DropTable(
                name: "settings");

            migrationBuilder.DropTable(
                name: "settlement_invoices");

            migrationBuilder.DropTable(
                name: "settlement_lines");

            migrationBuilder.DropTable(
                name: "setup_drafts");

            migrationBuilder.DropTable(
                name: "shadow_entries");

            migrationBuilder.DropTable(
                name: "shipment_lines");

            migrationBuilder.DropTable(
                name: "shipping_labels");

            migrationBuilder.DropTable(
                name: "shop_sales");

            migrationBuilder.DropTable(
                name: "shops");

            migrationBuilder.DropTable(
                name: "slip_looks");

            migrationBuilder.DropTable(
                name: "stock_days");

            migrationBuilder.DropTable(
                name: "stock_entries");

            migrationBuilder.DropTable(
                name: "stock_settings");

            migrationBuilder.DropTable(
                name: "user_logins");

            migrationBuilder.DropTable(
                name: "user_passkeys");

            migrationBuilder.DropTable(
                name: "user_tokens");

            migrationBuilder.DropTable(
                name: "vies_checks");

            migrationBuilder.DropTable(
                name: "orders");

            migrationBuilder.DropTable(
                name: "sellers");

            migrationBuilder.DropTable(
                name: "shipments");

            migrationBuilder.DropTable(
                name: "users");
        }
    }
}
