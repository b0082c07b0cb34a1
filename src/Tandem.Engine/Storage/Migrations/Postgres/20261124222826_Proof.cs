using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Proof : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Checked",
                table: "stock_days",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "HeldBack",
                table: "stock_days",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.CreateIndex(
                name: "drifts_open",
                table: "drifts",
                column: "OfferKey",
                filter: "\"State\" IN ('Doubted','Open')");

            migrationBuilder.CreateIndex(
                name: "IX_drifts_SellerId_SeenAt",
                table: "drifts",
                columns: new[] { "SellerId", "SeenAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drifts");

            migrationBuilder.DropColumn(
                name: "Checked",
                table: "stock_days");

            migrationBuilder.DropColumn(
                name: "HeldBack",
                table: "stock_days");
        }
    }
}
