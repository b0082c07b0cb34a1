using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Postgres
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Secret = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    SubjectKey = table.Column<long>(type: "bigint", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    Setting = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activities", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "alert_channels",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    SucceededAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    Problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alert_channels", x => new { x.SellerId, x.Channel });
                });

            migrationBuilder.CreateTable(
                name: "alert_messages",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Week = table.Column<DateOnly>(type: "date", nullable: true),
                    Name = table.Column<Guid>(type: "uuid", nullable: false),
                    Refusals = table.Column<int>(type: "integer", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DroppedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alert_messages", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Cause = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Topic = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Weight = table.Column<string>(type: "text", nullable: false),
                    Deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Urgent = table.Column<bool>(type: "boolean", nullable: false),
                    ToldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Told = table.Column<string>(type: "text", nullable: false),
                    ClearedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OwesEnd = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_alerts", x => new { x.SellerId, x.Cause });
                });

            migrationBuilder.CreateTable(
                name: "api_tokens",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Scopes = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastUsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_tokens", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "attentions",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Cause = table.Column<string>(type: "text", nullable: false),
                    Part = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    SubjectKey = table.Column<long>(type: "bigint", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    RaisedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClearedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attentions", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "document_cursors",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Shipment = table.Column<long>(type: "bigint", nullable: false),
                    Decision = table.Column<long>(type: "bigint", nullable: false),
                    OffSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OnSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_cursors", x => x.SellerId);
                });

            migrationBuilder.CreateTable(
                name: "document_drafts",
                columns: table => new
                {
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_drafts", x => x.OrderKey);
                });

            migrationBuilder.CreateTable(
                name: "document_lines",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentKey = table.Column<long>(type: "bigint", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    OrderItemId = table.Column<string>(type: "text", nullable: false),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    GrossCents = table.Column<long>(type: "bigint", nullable: false),
                    Category = table.Column<string>(type: "text", nullable: false),
                    Rate = table.Column<int>(type: "integer", nullable: false),
                    OfLine = table.Column<long>(type: "bigint", nullable: true),
                    OffOrder = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_lines", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "document_rates",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentKey = table.Column<long>(type: "bigint", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    Category = table.Column<string>(type: "text", nullable: false),
                    Rate = table.Column<int>(type: "integer", nullable: false),
                    NetCents = table.Column<long>(type: "bigint", nullable: false),
                    VatCents = table.Column<long>(type: "bigint", nullable: false),
                    VatCountry = table.Column<string>(type: "text", nullable: true),
                    FromCountry = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    DeclaredIn = table.Column<string>(type: "text", nullable: true),
                    Box = table.Column<string>(type: "text", nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    CorrectsDay = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_rates", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "document_tasks",
                columns: table => new
                {
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Asked = table.Column<bool>(type: "boolean", nullable: false),
                    Seen = table.Column<string>(type: "text", nullable: false),
                    LacksBuyer = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_document_tasks", x => x.OrderKey);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Series = table.Column<string>(type: "text", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    ShipmentKey = table.Column<long>(type: "bigint", nullable: true),
                    ShipmentId = table.Column<string>(type: "text", nullable: true),
                    CreditsKey = table.Column<long>(type: "bigint", nullable: true),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SuppliedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    NetCents = table.Column<long>(type: "bigint", nullable: false),
                    VatCents = table.Column<long>(type: "bigint", nullable: false),
                    GrossCents = table.Column<long>(type: "bigint", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    FromCountry = table.Column<string>(type: "text", nullable: false),
                    ToCountry = table.Column<string>(type: "text", nullable: false),
                    VatCountry = table.Column<string>(type: "text", nullable: true),
                    Metered = table.Column<bool>(type: "boolean", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: true),
                    Pdf = table.Column<byte[]>(type: "bytea", nullable: true),
                    Ubl = table.Column<byte[]>(type: "bytea", nullable: true),
                    ContentHash = table.Column<string>(type: "text", nullable: false),
                    PdfHash = table.Column<string>(type: "text", nullable: false),
                    UblHash = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_documents", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "drifts",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfferKey = table.Column<long>(type: "bigint", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemoteAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Expected = table.Column<int>(type: "integer", nullable: true),
                    ExpectedSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Shown = table.Column<int>(type: "integer", nullable: true),
                    Cause = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drifts", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "e_invoices",
                columns: table => new
                {
                    DocumentKey = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Required = table.Column<bool>(type: "boolean", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    Submission = table.Column<string>(type: "text", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ProvedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Network = table.Column<string>(type: "text", nullable: true),
                    MessageId = table.Column<string>(type: "text", nullable: true),
                    Proof = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_e_invoices", x => x.DocumentKey);
                });

            migrationBuilder.CreateTable(
                name: "external_sources",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Url = table.Column<string>(type: "text", nullable: true),
                    Secret = table.Column<string>(type: "text", nullable: true),
                    Columns = table.Column<string>(type: "text", nullable: true),
                    EveryMinutes = table.Column<int>(type: "integer", nullable: false),
                    LagMinutes = table.Column<int>(type: "integer", nullable: false),
                    MissingToZero = table.Column<bool>(type: "boolean", nullable: false),
                    ETag = table.Column<string>(type: "text", nullable: true),
                    LastModified = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FileAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastRows = table.Column<int>(type: "integer", nullable: true),
                    LastRun = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_external_sources", x => x.SellerId);
                });

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShopId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShopOrderId = table.Column<long>(type: "bigint", nullable: false),
                    ItemKey = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holds", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "intents",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    BusinessKey = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<long>(type: "bigint", nullable: false),
                    Topic = table.Column<string>(type: "text", nullable: false),
                    Of = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Priority = table.Column<int>(type: "integer", nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Refusals = table.Column<int>(type: "integer", nullable: false),
                    FailingSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LeftBy = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ProcessStatusId = table.Column<string>(type: "text", nullable: true),
                    RemoteWords = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_intents", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "invoice_requests",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShipmentId = table.Column<string>(type: "text", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    BolOrderId = table.Column<string>(type: "text", nullable: true),
                    OrderKey = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Deadline = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AlarmAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Dismissed = table.Column<bool>(type: "boolean", nullable: false),
                    PartyTaken = table.Column<bool>(type: "boolean", nullable: false),
                    PartyDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Over = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoice_requests", x => new { x.AccountId, x.ShipmentId });
                });

            migrationBuilder.CreateTable(
                name: "items",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShopId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<long>(type: "bigint", nullable: false),
                    VariationId = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Sku = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    GtinText = table.Column<string>(type: "text", nullable: true),
                    Gtin = table.Column<string>(type: "text", nullable: true),
                    Words = table.Column<string>(type: "text", nullable: false),
                    TaxClass = table.Column<string>(type: "text", nullable: false),
                    Picture = table.Column<string>(type: "text", nullable: true),
                    PriceCents = table.Column<long>(type: "bigint", nullable: true),
                    StockKept = table.Column<string>(type: "text", nullable: false),
                    StockOfParts = table.Column<bool>(type: "boolean", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: true),
                    InStock = table.Column<bool>(type: "boolean", nullable: false),
                    Backordered = table.Column<bool>(type: "boolean", nullable: false),
                    Categories = table.Column<string>(type: "text", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    GtinFrom = table.Column<string>(type: "text", nullable: true),
                    OfferIdHint = table.Column<string>(type: "text", nullable: true),
                    BundleOf = table.Column<string>(type: "text", nullable: true),
                    ExternalQuantity = table.Column<int>(type: "integer", nullable: true),
                    ExternalAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ShopTarget = table.Column<int>(type: "integer", nullable: true),
                    ExternalDue = table.Column<bool>(type: "boolean", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ModifiedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReadDueSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UnreadableSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Unpublished = table.Column<bool>(type: "boolean", nullable: false),
                    SameAs = table.Column<long>(type: "bigint", nullable: true),
                    Gone = table.Column<bool>(type: "boolean", nullable: false),
                    Verdict = table.Column<string>(type: "text", nullable: false),
                    MatchDue = table.Column<bool>(type: "boolean", nullable: false),
                    SalesRate_At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SalesRate_Fast = table.Column<double>(type: "double precision", nullable: false),
                    SalesRate_Slow = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_items", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "link_changes",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfferKey = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: false),
                    After = table.Column<string>(type: "text", nullable: false),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_changes", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "link_parts",
                columns: table => new
                {
                    OfferKey = table.Column<long>(type: "bigint", nullable: false),
                    ItemKey = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_parts", x => new { x.OfferKey, x.ItemKey });
                });

            migrationBuilder.CreateTable(
                name: "lvb_stocks",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Gtin = table.Column<string>(type: "text", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: true),
                    Regular = table.Column<int>(type: "integer", nullable: false),
                    Graded = table.Column<int>(type: "integer", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EmptySince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_lvb_stocks", x => new { x.AccountId, x.Gtin });
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    First = table.Column<long>(type: "bigint", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Head = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_series", x => new { x.SellerId, x.Name });
                });

            migrationBuilder.CreateTable(
                name: "observations",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Part = table.Column<Guid>(type: "uuid", nullable: false),
                    Cursor = table.Column<string>(type: "text", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    BeganAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NewsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SucceededAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    FailingSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HookAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UntoldNews = table.Column<int>(type: "integer", nullable: false),
                    UntoldSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_observations", x => new { x.SellerId, x.Source });
                });

            migrationBuilder.CreateTable(
                name: "offers",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfferId = table.Column<string>(type: "text", nullable: true),
                    FirstSeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Ean = table.Column<string>(type: "text", nullable: true),
                    Gtin = table.Column<string>(type: "text", nullable: true),
                    Reference = table.Column<string>(type: "text", nullable: true),
                    Lvb = table.Column<bool>(type: "boolean", nullable: false),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    LvbFallback = table.Column<bool>(type: "boolean", nullable: true),
                    LvbSwitchedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LvbSwitches = table.Column<int>(type: "integer", nullable: false),
                    ShownAmount = table.Column<int>(type: "integer", nullable: true),
                    ShownCorrected = table.Column<int>(type: "integer", nullable: true),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Shows = table.Column<int>(type: "integer", nullable: true),
                    Steered = table.Column<bool>(type: "boolean", nullable: false),
                    WhenUnlinked = table.Column<string>(type: "text", nullable: false),
                    Unpublished = table.Column<bool>(type: "boolean", nullable: false),
                    Target = table.Column<int>(type: "integer", nullable: true),
                    TargetReason = table.Column<string>(type: "text", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PacedUnits = table.Column<int>(type: "integer", nullable: false),
                    Confirmed = table.Column<int>(type: "integer", nullable: true),
                    ConfirmedSentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ModifiedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Chosen = table.Column<bool>(type: "boolean", nullable: false),
                    UnseenUnits = table.Column<int>(type: "integer", nullable: false),
                    UnseenUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Verdict = table.Column<string>(type: "text", nullable: false),
                    LinkedBy = table.Column<string>(type: "text", nullable: true),
                    LinkBasis = table.Column<string>(type: "text", nullable: true),
                    MatchDue = table.Column<bool>(type: "boolean", nullable: false),
                    DecideDue = table.Column<bool>(type: "boolean", nullable: false),
                    Gone = table.Column<bool>(type: "boolean", nullable: false),
                    Diff = table.Column<int>(type: "integer", nullable: false, computedColumnSql: "CASE WHEN \"DecidedAt\" IS NULL THEN 6 WHEN \"Target\" IS NULL THEN 5 WHEN \"Shows\" = \"Target\" THEN 4 WHEN \"Target\" = 0 THEN 0 WHEN \"Shows\" = 0 THEN 1 WHEN abs(\"Target\" - \"Shows\") >= 5 AND abs(\"Target\" - \"Shows\") * 2 > \"Shows\" THEN 2 ELSE 3 END", stored: true),
                    SalesRate_At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SalesRate_Fast = table.Column<double>(type: "double precision", nullable: false),
                    SalesRate_Slow = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_offers", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "order_adjustments",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    OrderItemId = table.Column<string>(type: "text", nullable: true),
                    Cause = table.Column<string>(type: "text", nullable: false),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    CentsInclVat = table.Column<long>(type: "bigint", nullable: false),
                    CancelledInAll = table.Column<int>(type: "integer", nullable: true),
                    DecisionKey = table.Column<long>(type: "bigint", nullable: true),
                    Restocked = table.Column<bool>(type: "boolean", nullable: false),
                    RefundId = table.Column<long>(type: "bigint", nullable: true),
                    StillDelivered = table.Column<bool>(type: "boolean", nullable: false),
                    Retaken = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_order_adjustments", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "orders",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    BolOrderId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    PlacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FirstSeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<string>(type: "text", nullable: false),
                    StateReason = table.Column<string>(type: "text", nullable: true),
                    PickedByHand = table.Column<bool>(type: "boolean", nullable: false),
                    ShopId = table.Column<Guid>(type: "uuid", nullable: true),
                    ShopOrderId = table.Column<long>(type: "bigint", nullable: true),
                    ShopOrderNumber = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ShopStatus = table.Column<string>(type: "text", nullable: true),
                    ShopChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ShopSeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SplitInto = table.Column<List<long>>(type: "bigint[]", nullable: false),
                    ImportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TotalCentsInclVat = table.Column<long>(type: "bigint", nullable: true),
                    Destination = table.Column<string>(type: "text", nullable: true),
                    TaxedIn = table.Column<string>(type: "text", nullable: true),
                    Business = table.Column<bool>(type: "boolean", nullable: false),
                    VatNumberOf = table.Column<string>(type: "text", nullable: true),
                    DeliverBy = table.Column<DateOnly>(type: "date", nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: true),
                    GuardAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FlowDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CancelAskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CancelAnswer = table.Column<string>(type: "text", nullable: false),
                    StatusBeforeHold = table.Column<string>(type: "text", nullable: true),
                    ShipsThoughClosed = table.Column<bool>(type: "boolean", nullable: false),
                    SaidSent = table.Column<bool>(type: "boolean", nullable: false),
                    TrackingDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CompletedInShopAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentAtBolAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ShipmentsDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ShipmentsLooks = table.Column<int>(type: "integer", nullable: false),
                    SlipPrintedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "oss_years",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    NetCents = table.Column<long>(type: "bigint", nullable: false),
                    Passed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_oss_years", x => new { x.SellerId, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "parcels",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    Code = table.Column<string>(type: "text", nullable: true),
                    Trust = table.Column<string>(type: "text", nullable: false),
                    Carrier = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Items = table.Column<string>(type: "text", nullable: true),
                    ShippingLabelId = table.Column<string>(type: "text", nullable: true),
                    FoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ShipmentId = table.Column<string>(type: "text", nullable: true),
                    TransportId = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parcels", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "parent_products",
                columns: table => new
                {
                    ShopId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProductId = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Picture = table.Column<string>(type: "text", nullable: true),
                    Categories = table.Column<string>(type: "text", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    Unpublished = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parent_products", x => new { x.ShopId, x.ProductId });
                });

            migrationBuilder.CreateTable(
                name: "product_groups",
                columns: table => new
                {
                    ShopId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    GroupId = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_groups", x => new { x.ShopId, x.Kind, x.GroupId });
                });

            migrationBuilder.CreateTable(
                name: "replenishments",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReplenishmentId = table.Column<string>(type: "text", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Announced = table.Column<int>(type: "integer", nullable: false),
                    Received = table.Column<int>(type: "integer", nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    Gone = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_replenishments", x => new { x.AccountId, x.ReplenishmentId });
                });

            migrationBuilder.CreateTable(
                name: "return_decisions",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReturnKey = table.Column<long>(type: "bigint", nullable: true),
                    OrderKey = table.Column<long>(type: "bigint", nullable: true),
                    OrderItemId = table.Column<string>(type: "text", nullable: true),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Restock = table.Column<bool>(type: "boolean", nullable: true),
                    Restocked = table.Column<bool>(type: "boolean", nullable: false),
                    AtBol = table.Column<bool>(type: "boolean", nullable: false),
                    Dropped = table.Column<bool>(type: "boolean", nullable: false),
                    Waived = table.Column<bool>(type: "boolean", nullable: false),
                    Replaces = table.Column<bool>(type: "boolean", nullable: false),
                    ReplacementTry = table.Column<int>(type: "integer", nullable: false),
                    ReplacedBy = table.Column<long>(type: "bigint", nullable: true),
                    ReplacedByNumber = table.Column<string>(type: "text", nullable: true),
                    ReplacementEnd = table.Column<string>(type: "text", nullable: true),
                    AsksReplacement = table.Column<bool>(type: "boolean", nullable: false),
                    Booked = table.Column<bool>(type: "boolean", nullable: false),
                    NetCents = table.Column<long>(type: "bigint", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_decisions", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "return_photos",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReturnKey = table.Column<long>(type: "bigint", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_return_photos", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "returns",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReturnId = table.Column<string>(type: "text", nullable: false),
                    RmaId = table.Column<string>(type: "text", nullable: false),
                    BolOrderId = table.Column<string>(type: "text", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: true),
                    OrderItemId = table.Column<string>(type: "text", nullable: true),
                    Ean = table.Column<string>(type: "text", nullable: true),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    Why = table.Column<string>(type: "text", nullable: false),
                    WhyDetail = table.Column<string>(type: "text", nullable: false),
                    Lvb = table.Column<bool>(type: "boolean", nullable: false),
                    RegisteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Handled = table.Column<bool>(type: "boolean", nullable: false),
                    HandledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Results = table.Column<string>(type: "text", nullable: false),
                    Gone = table.Column<bool>(type: "boolean", nullable: false),
                    AlarmAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Untold = table.Column<bool>(type: "boolean", nullable: false),
                    Unbooked = table.Column<bool>(type: "boolean", nullable: false),
                    CameToNothing = table.Column<int>(type: "integer", nullable: false),
                    CameIn = table.Column<bool>(type: "boolean", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReceivedUnits = table.Column<int>(type: "integer", nullable: true),
                    Condition = table.Column<string>(type: "text", nullable: true),
                    TrackingCode = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_returns", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "sellers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PausedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Epoch = table.Column<long>(type: "bigint", nullable: false),
                    Owner = table.Column<string>(type: "text", nullable: true),
                    OwnedSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OutsideWrites = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sellers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "settlement_invoices",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceId = table.Column<string>(type: "text", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    PayableCents = table.Column<long>(type: "bigint", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Pages = table.Column<int>(type: "integer", nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    LastPage = table.Column<string>(type: "text", nullable: true),
                    Odd = table.Column<int>(type: "integer", nullable: false),
                    OddPlaces = table.Column<string>(type: "text", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    ReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_invoices", x => new { x.AccountId, x.InvoiceId });
                });

            migrationBuilder.CreateTable(
                name: "settlement_lines",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceId = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    BolOrderId = table.Column<string>(type: "text", nullable: true),
                    Ean = table.Column<string>(type: "text", nullable: true),
                    OrderKey = table.Column<long>(type: "bigint", nullable: true),
                    OrderItemId = table.Column<string>(type: "text", nullable: true),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    NetCents = table.Column<long>(type: "bigint", nullable: false),
                    VatCents = table.Column<long>(type: "bigint", nullable: false),
                    VatPercent = table.Column<decimal>(type: "numeric", nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settlement_lines", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "setup_drafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConnectedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Business = table.Column<string>(type: "text", nullable: true),
                    ShopUrl = table.Column<string>(type: "text", nullable: true),
                    ShopSecret = table.Column<string>(type: "text", nullable: true),
                    BolSecret = table.Column<string>(type: "text", nullable: true),
                    StateHash = table.Column<string>(type: "text", nullable: true),
                    StateUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FinishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_setup_drafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "shadow_entries",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfferKey = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Theirs = table.Column<int>(type: "integer", nullable: false),
                    Ours = table.Column<int>(type: "integer", nullable: true),
                    Truth = table.Column<int>(type: "integer", nullable: true),
                    Verdict = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shadow_entries", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "shipments",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    ShipmentId = table.Column<string>(type: "text", nullable: true),
                    TransportId = table.Column<string>(type: "text", nullable: true),
                    Reference = table.Column<string>(type: "text", nullable: true),
                    Number = table.Column<string>(type: "text", nullable: false),
                    ShippedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipments", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "shipping_labels",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    Items = table.Column<string>(type: "text", nullable: false),
                    LabelOfferId = table.Column<string>(type: "text", nullable: false),
                    TransporterCode = table.Column<string>(type: "text", nullable: false),
                    LabelType = table.Column<string>(type: "text", nullable: false),
                    PriceCentsExclVat = table.Column<long>(type: "bigint", nullable: false),
                    HandOverBy = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ChosenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ShippingLabelId = table.Column<string>(type: "text", nullable: true),
                    TrackAndTrace = table.Column<string>(type: "text", nullable: true),
                    PrintedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shipping_labels", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "shop_sales",
                columns: table => new
                {
                    ShopId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShopOrderId = table.Column<long>(type: "bigint", nullable: false),
                    ItemKey = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: true),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Returned = table.Column<int>(type: "integer", nullable: false),
                    BookedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ShownAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shop_sales", x => new { x.ShopId, x.ShopOrderId, x.ItemKey });
                });

            migrationBuilder.CreateTable(
                name: "shops",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Url = table.Column<string>(type: "text", nullable: false),
                    Secret = table.Column<string>(type: "text", nullable: false),
                    HookSecret = table.Column<string>(type: "text", nullable: false),
                    HoldStockMinutes = table.Column<int>(type: "integer", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    Taxes = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<string>(type: "text", nullable: true),
                    OrderStatuses = table.Column<string>(type: "text", nullable: true),
                    GtinKey = table.Column<string>(type: "text", nullable: true),
                    GtinKeyRead = table.Column<string>(type: "text", nullable: true),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    CachedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shops", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "slip_looks",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sender = table.Column<string>(type: "text", nullable: false),
                    ReturnText = table.Column<string>(type: "text", nullable: false),
                    FrenchReturnText = table.Column<string>(type: "text", nullable: false),
                    Logo = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_slip_looks", x => x.SellerId);
                });

            migrationBuilder.CreateTable(
                name: "stock_days",
                columns: table => new
                {
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Pushes = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    Checked = table.Column<int>(type: "integer", nullable: false),
                    HeldBack = table.Column<int>(type: "integer", nullable: false),
                    Breaches = table.Column<int>(type: "integer", nullable: false),
                    UnitsOversold = table.Column<int>(type: "integer", nullable: false),
                    Drifts = table.Column<int>(type: "integer", nullable: false),
                    Details = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_days", x => new { x.SellerId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "stock_entries",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemKey = table.Column<long>(type: "bigint", nullable: true),
                    OfferKey = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemoteAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Cause = table.Column<string>(type: "text", nullable: false),
                    Before = table.Column<int>(type: "integer", nullable: true),
                    After = table.Column<int>(type: "integer", nullable: true),
                    Reference = table.Column<string>(type: "text", nullable: true),
                    Facts = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_entries", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "stock_settings",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Scope = table.Column<string>(type: "text", nullable: false),
                    ShopId = table.Column<Guid>(type: "uuid", nullable: true),
                    Target = table.Column<long>(type: "bigint", nullable: false),
                    Safety = table.Column<int>(type: "integer", nullable: true),
                    SafetyPercent = table.Column<int>(type: "integer", nullable: true),
                    Cap = table.Column<int>(type: "integer", nullable: true),
                    Minimum = table.Column<int>(type: "integer", nullable: true),
                    Fixed = table.Column<int>(type: "integer", nullable: true),
                    Assumed = table.Column<int>(type: "integer", nullable: true),
                    Backorders = table.Column<int>(type: "integer", nullable: true),
                    Treatment = table.Column<string>(type: "text", nullable: true),
                    SellUnpublished = table.Column<bool>(type: "boolean", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stock_settings", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IsKeeper = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UserName = table.Column<string>(type: "text", nullable: true),
                    NormalizedUserName = table.Column<string>(type: "text", nullable: true),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_users", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "vies_checks",
                columns: table => new
                {
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Valid = table.Column<bool>(type: "boolean", nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RequestId = table.Column<string>(type: "text", nullable: true),
                    Problem = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_vies_checks", x => x.OrderKey);
                });

            migrationBuilder.CreateTable(
                name: "order_lines",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderKey = table.Column<long>(type: "bigint", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderItemId = table.Column<string>(type: "text", nullable: false),
                    BolOfferId = table.Column<string>(type: "text", nullable: true),
                    OfferKey = table.Column<long>(type: "bigint", nullable: true),
                    Ean = table.Column<string>(type: "text", nullable: true),
                    Title = table.Column<string>(type: "text", nullable: true),
                    PlacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    Shipped = table.Column<int>(type: "integer", nullable: false),
                    Cancelled = table.Column<int>(type: "integer", nullable: false),
                    CancellationRequested = table.Column<bool>(type: "boolean", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeliverBy = table.Column<DateOnly>(type: "date", nullable: true),
                    ExpiresOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Fulfilment = table.Column<string>(type: "text", nullable: false),
                    TotalCentsInclVat = table.Column<long>(type: "bigint", nullable: true),
                    ShopLineId = table.Column<long>(type: "bigint", nullable: true),
                    FormerLineIds = table.Column<List<long>>(type: "bigint[]", nullable: false),
                    Taxes = table.Column<string>(type: "text", nullable: true),
                    Imported = table.Column<int>(type: "integer", nullable: true),
                    Pieces = table.Column<int>(type: "integer", nullable: true),
                    Reduced = table.Column<int>(type: "integer", nullable: true),
                    RestUnits = table.Column<int>(type: "integer", nullable: false),
                    TakenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TakenOut = table.Column<int>(type: "integer", nullable: false),
                    Away = table.Column<int>(type: "integer", nullable: false),
                    PutBack = table.Column<int>(type: "integer", nullable: false),
                    Doubted = table.Column<int>(type: "integer", nullable: false),
                    OnShelf = table.Column<int>(type: "integer", nullable: false),
                    UnknownProduct = table.Column<bool>(type: "boolean", nullable: false),
                    InStockReading = table.Column<bool>(type: "boolean", nullable: false)
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
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Module = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OnlyChosen = table.Column<bool>(type: "boolean", nullable: false)
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
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Json = table.Column<string>(type: "text", nullable: false)
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
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ShipmentKey = table.Column<long>(type: "bigint", nullable: false),
                    OrderItemId = table.Column<string>(type: "text", nullable: false),
                    Units = table.Column<int>(type: "integer", nullable: false)
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
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false)
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
                    Key = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    SellerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Role = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
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
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    ProviderKey = table.Column<string>(type: "text", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
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
                    CredentialId = table.Column<byte[]>(type: "bytea", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
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
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
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
